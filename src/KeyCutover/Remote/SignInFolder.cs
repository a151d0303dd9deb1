using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace KeyCutover.Remote;

/// <summary>Where sign-ins are remembered: one record for each service, in the person's own folder unless the environment names another.</summary>
internal sealed class SignInFolder
{
    // For one who signs in as several people, such as a test.
    private const string Variable = "KEYCUTOVER_SIGN_IN_FOLDER";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? System.IO.Path.GetFullPath(named) : System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "KeyCutover", "sign-in");

    /// <summary>The folder.</summary>
    public string Path => folder;

    /// <summary>What stands for a service in names of files and keyring entries.</summary>
    public static string NameOf(RemoteTarget target) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(target.ToString().ToLowerInvariant())))[..16];

    /// <summary>What is remembered of a service; null when nothing is.</summary>
    public async Task<SignInRecord?> ReadAsync(RemoteTarget target, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(FileOf(target));
            var record = await JsonSerializer.DeserializeAsync<SignInRecord>(file, Json, cancellation);
            return record?.Server == target.ToString() ? record : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            // A record that is cut off or of another version is worth no more than none: sign in again.
            return null;
        }
    }

    /// <summary>Remembers.</summary>
    public async Task WriteAsync(RemoteTarget target, SignInRecord record, CancellationToken cancellation)
    {
        Make();
        var draft = $"{FileOf(target)}.{System.IO.Path.GetRandomFileName()}";
        await File.WriteAllTextAsync(draft, JsonSerializer.Serialize(record, Json), cancellation);
        File.Move(draft, FileOf(target), overwrite: true);
    }

    /// <summary>Forgets.</summary>
    public void Delete(RemoteTarget target)
    {
        if (Directory.Exists(folder)) File.Delete(FileOf(target));
    }

    /// <summary>Makes the folder, which nobody else can look into.</summary>
    public void Make()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string FileOf(RemoteTarget target) => System.IO.Path.Combine(folder, $"{NameOf(target)}.json");
}
