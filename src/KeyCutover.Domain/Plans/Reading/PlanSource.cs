using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace KeyCutover.Domain.Plans.Reading;

/// <summary>A plan file's text and hash, or why it is refused before anybody looks for YAML in it.</summary>
internal sealed record PlanSource(string File, string Text, string Hash, PlanSource.Refused? Refusal)
{
    /// <summary>Plans are a few kilobytes; whatever is larger was named by mistake and is not read into memory.</summary>
    private const int LargestFile = 1024 * 1024;

    public static async Task<PlanSource> OpenAsync(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
            return Refuse(path, "", ProblemCodes.Unreadable, "This is a directory.", "name the plan file in it.");
        try
        {
            await using var stream = System.IO.File.OpenRead(path);
            var bytes = new byte[LargestFile + 1];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
            return From(path, bytes.AsSpan(0, length));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refuse(path, "", ProblemCodes.Unreadable, "There is no such file.", "check the path.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var message = $"The file cannot be read: {Shown.OneLine(e.Message)}";
            return Refuse(path, "", ProblemCodes.Unreadable, message, "name a readable file.");
        }
    }

    public static PlanSource From(string file, Stream content)
    {
        var bytes = new byte[LargestFile + 1];
        var length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return From(file, bytes.AsSpan(0, length));
    }

    private static PlanSource From(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargestFile)
            return Refuse(file, "", ProblemCodes.TooLarge, "The file is larger than 1 MiB; a plan never is.", "name the plan file.");

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (bytes.Contains((byte)0) || !Utf8.IsValid(bytes))
            return Refuse(file, hash, ProblemCodes.NotText, "The file is not UTF-8 text.", "save the plan as UTF-8.");

        var text = Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        return string.IsNullOrWhiteSpace(text)
            ? Refuse(file, hash, ProblemCodes.Empty, YamlTree.NothingInIt, YamlTree.StartFromSample)
            : new PlanSource(file, text, hash, Refusal: null);
    }

    private static PlanSource Refuse(string file, string hash, string code, string message, string fix) =>
        new(file, "", hash, new Refused(code, message, fix));

    public sealed record Refused(string Code, string Message, string Fix);
}
