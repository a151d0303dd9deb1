namespace KeyCutover.Sandbox;

/// <summary>
/// Writes files that hold secrets: nobody but their owner may read them, where the file system knows owners. They appear whole at once, since
/// other processes wait for them.
/// </summary>
internal static class OwnerOnlyFile
{
    public static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        // A file of its own: the mode counts for new files only, and the one that is there may be anybody's to read.
        var unfinished = file + ".new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var writer = new StreamWriter(unfinished, options))
            await writer.WriteAsync(text.AsMemory(), cancellationToken);
        File.Move(unfinished, file, overwrite: true);
    }
}
