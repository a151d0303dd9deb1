namespace KeyCutover.Sandbox;

/// <summary>Writes files that hold secrets: nobody but their owner may read them, where the file system knows owners.</summary>
internal static class OwnerOnlyFile
{
    /// <summary>Writes all of it or nothing; makes the folder when it is not there.</summary>
    public static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        file = Path.GetFullPath(file);
        MakeFolder(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var writer = new StreamWriter(draft, options))
                await writer.WriteAsync(text.AsMemory(), cancellationToken);
            File.Move(draft, file, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    // A folder that is there already belongs to somebody, who decided who may look into it.
    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else if (!Directory.Exists(folder))
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
