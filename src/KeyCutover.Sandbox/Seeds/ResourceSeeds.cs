using KeyCutover.Sandbox.Knobs;

namespace KeyCutover.Sandbox.Seeds;

internal sealed class AccountSeed : NamedSeed
{
    public string Kind { get; init; } = "OpenAI";

    public string Sku { get; init; } = "S0";

    public string? Subdomain { get; init; }

    public KeysSeed Keys { get; init; } = new();

    public bool? DisableLocalAuth { get; init; } = false;

    public string PublicNetworkAccess { get; init; } = "Enabled";

    /// <summary>Allow or Deny.</summary>
    public string NetworkDefaultAction { get; init; } = "Allow";

    public List<string> IpRules { get; init; } = [];

    public List<DeploymentSeed> Deployments { get; init; } = [];

    /// <summary>How this account refuses a key that it does not allow; as the knob says when absent.</summary>
    public KeyRefusal? KeyRefusal { get; init; }

    /// <summary>Name of the workspace that RequestResponse and Audit logs go to.</summary>
    public string? Diagnostics { get; init; }
}

/// <summary>Keys, made at the start when absent.</summary>
internal sealed class KeysSeed
{
    public string? Key1 { get; init; }

    public string? Key2 { get; init; }
}

internal sealed class AccessPolicySeed
{
    /// <summary>As in a role assignment.</summary>
    public required string Principal { get; init; }

    /// <summary>get, list, set, delete, recover, purge, or all.</summary>
    public required List<string> Secrets { get; init; }

    /// <summary>create, get, sign, verify, or all.</summary>
    public List<string> Keys { get; init; } = [];
}

internal sealed class DeploymentSeed
{
    public required string Name { get; init; }

    public required string Model { get; init; }

    public required string Version { get; init; }

    public string Sku { get; init; } = "Standard";

    public int Capacity { get; init; } = 10;
}

internal sealed class VaultSeed : NamedSeed
{
    public bool Rbac { get; init; } = true;

    /// <summary>Who may do what with secrets when rbac is false.</summary>
    public List<AccessPolicySeed> AccessPolicies { get; init; } = [];

    public bool FirewallClosed { get; init; }

    public int SoftDeleteDays { get; init; } = 90;

    public Dictionary<string, string> Secrets { get; init; } = [];

    public List<string> DeletedSecrets { get; init; } = [];

    public List<KeySeed> Keys { get; init; } = [];
}

/// <summary>A key of a vault, made at the start.</summary>
internal sealed class KeySeed
{
    public required string Name { get; init; }

    /// <summary>EC, on the curve P-256, or RSA.</summary>
    public string Type { get; init; } = "EC";

    /// <summary>Bits of an RSA key.</summary>
    public int Size { get; init; } = 2048;
}
