using Microsoft.Extensions.Configuration;

namespace KeyCutover.Worker.Hosting;

/// <summary>Tells settings that stand in a file, which is copied about and shown to colleagues, from those of the environment or a secret store.</summary>
internal static class SettingsFiles
{
    /// <summary>Whether the value that counts comes from a file of settings.</summary>
    public static bool IsInFile(this IConfiguration configuration, string key) =>
        configuration is IConfigurationRoot root
        && root.Providers.LastOrDefault(provider => provider.TryGet(key, out var value) && value is { Length: > 0 }) is FileConfigurationProvider;
}
