namespace KeyCutover.Sandbox.World;

internal sealed record ModelDeployment(string Name, string Model, string Version, string Sku, int Capacity);

/// <summary>Who may reach the account by network: <paramref name="DefaultAction"/> is Allow or Deny.</summary>
internal sealed record AccountNetwork(string DefaultAction, IReadOnlyList<string> IpRules)
{
    public static AccountNetwork Open { get; } = new("Allow", []);
}

/// <summary>
/// An operation that was begun on an account. After it, one on a child may go on for a while: the account reads Succeeded then, and still
/// refuses writes.
/// </summary>
internal sealed record AccountOperation(string Id, DateTimeOffset StartedAt, DateTimeOffset EndsAt, DateTimeOffset ChildEndsAt);
