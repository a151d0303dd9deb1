using Microsoft.Extensions.Configuration;

namespace KeyCutover.Composition;

/// <summary>Azure's endpoints from <c>appsettings.json</c> (section <c>Azure</c>), the environment (<c>Azure__ResourceManager</c>, ...), in that order.</summary>
internal sealed record AzureEndpoints
{
    public required Uri ResourceManager { get; init; }

    public required string ManagementAudience { get; init; }

    public required Uri Authority { get; init; }

    public required Uri Logs { get; init; }

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="Refusal">A value is missing or no absolute address; all of them are named at once.</exception>
    public static AzureEndpoints Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Azure");
        var mistakes = new List<string>();
        var endpoints = new AzureEndpoints
        {
            ResourceManager = Address(section, "ResourceManager", mistakes),
            Authority = Address(section, "Authority", mistakes),
            Logs = Address(section, "Logs", mistakes),
            ManagementAudience = Address(section, "ManagementAudience", mistakes).OriginalString,
        };
        return mistakes.Count == 0 ? endpoints : throw new Refusal($"The configuration cannot be used: {string.Join("; ", mistakes)}.");
    }

    private static Uri Address(IConfigurationSection section, string name, List<string> mistakes)
    {
        if (Uri.TryCreate(section[name], UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps) return address;
        mistakes.Add($"Azure:{name} must be an https address, such as the one in appsettings.json");
        return new Uri("https://invalid.invalid/");
    }
}
