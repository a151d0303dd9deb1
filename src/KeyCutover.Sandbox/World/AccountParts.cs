namespace KeyCutover.Sandbox.World;

internal sealed record ModelDeployment(string Name, string Model, string Version, string Sku, int Capacity);

/// <summary>Who may reach the account by network: <paramref name="DefaultAction"/> is Allow or Deny.</summary>
internal sealed record AccountNetwork(string DefaultAction, IReadOnlyList<string> IpRules)
{
    public static AccountNetwork Open { get; } = new("Allow", []);
}

/// <summary>A running operation. While <paramref name="OnChild"/>, the account itself reads Succeeded and still refuses writes.</summary>
internal sealed record AccountOperation(string Id, DateTimeOffset EndsAt, bool OnChild);
