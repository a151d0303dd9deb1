namespace KeyCutover.Sandbox;

/// <summary>Writes files that hold secrets: nobody but their owner may read them, where the file system knows owners.</summary>
internal static class OwnerOnlyFile
{
    public static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            // The mode counts for new files only, and a file that is there may be anybody's to read.
            if (File.Exists(file))
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        await using var writer = new StreamWriter(file, options);
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
    }
}
