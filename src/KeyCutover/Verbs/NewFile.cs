namespace KeyCutover.Verbs;

/// <summary>A file that was not there before, all of it or nothing.</summary>
internal static class NewFile
{
    /// <summary>Writes it.</summary>
    /// <exception cref="Refusal">It is there already, or cannot be written.</exception>
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        if (Path.Exists(path)) throw new Refusal($"'{path}' is there already. Name another file with --output-file.");
        // Under another name until it is whole, so that nobody finds half of it.
        var partial = path + ".partial";
        try
        {
            T result;
            await using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write))
                result = await write(stream);
            File.Move(partial, path);
            return result;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"'{path}' cannot be written: {exception.Message}");
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
