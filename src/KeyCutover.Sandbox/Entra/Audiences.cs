using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra;

/// <summary>The services that tokens are for. Clients write some of them with a slash at the end and some without; both are taken.</summary>
internal static class Audiences
{
    public const string Vault = "https://vault.azure.net";
    public const string CognitiveServices = "https://cognitiveservices.azure.com";
    public const string Foundry = "https://ai.azure.com";
    public const string Logs = "https://api.loganalytics.io";

    /// <summary>Both names of Resource Manager, as they may stand in a token.</summary>
    public static IReadOnlyList<string> ResourceManager { get; } =
        [.. Spellings("https://management.azure.com"), .. Spellings("https://management.core.windows.net")];

    /// <summary>An audience with and without the slash.</summary>
    public static IReadOnlyList<string> Spellings(string audience) => [audience.TrimEnd('/'), audience.TrimEnd('/') + "/"];

    /// <summary>Whether the directory knows a service by this name.</summary>
    public static bool IsKnown(string audience, SandboxWorld world) =>
        Known(world).Contains(audience.TrimEnd('/'), StringComparer.OrdinalIgnoreCase);

    /// <summary>The application that people sign in to and that clients call by its identifier URI or its client id. Call under the world's gate.</summary>
    public static ServicePrincipal? FindApplication(string audience, SandboxWorld world) =>
        world.Principals.Find(principal => principal.Registration is { } registration
            && (audience.TrimEnd('/').Equals(registration.IdentifierUri, StringComparison.OrdinalIgnoreCase) || audience.Equals(principal.AppId, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Known(SandboxWorld world) =>
    [
        "https://management.azure.com", "https://management.core.windows.net", Vault, CognitiveServices, Foundry, Logs,
        "https://graph.microsoft.com", world.Origins.Main,
    ];
}
