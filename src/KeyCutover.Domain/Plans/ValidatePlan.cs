using System.ComponentModel;

namespace KeyCutover.Domain.Plans;

/// <summary>How a caller shows that its own model calls succeed as its own identity.</summary>
public sealed record ValidatePlan
{
    /// <summary>
    /// Path of an HTTP GET on the caller that makes one model call the way the application makes them and answers 200 with JSON
    /// holding <c>objectId</c>, the Entra object id that the model saw (<c>null</c> for a key call).
    /// </summary>
    [Description("Path on the application that makes one model call as the application does and answers JSON with the objectId that the model saw.")]
    public required string Endpoint { get; init; }

    /// <summary>
    /// The same, but always with the managed identity, also while the application still uses the key; this is what proves that the
    /// role has propagated before anything is switched.
    /// </summary>
    [Description("Path on the application that makes one model call with its managed identity, even while it still uses the key.")]
    public required string IdentityEndpoint { get; init; }
}
