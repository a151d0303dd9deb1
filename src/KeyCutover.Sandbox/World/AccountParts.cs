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
internal sealed record AccountOperation(string Id, DateTimeOffset StartedAt, DateTimeOffset EndsAt, DateTimeOffset ChildEndsAt)
{
    /// <summary>
    /// Whole seconds of the wall clock, by which clients wait. Never 0, though Azure has been seen to say so: the Azure CLI takes that for
    /// nothing said, and waits half a minute.
    /// </summary>
    public int RetryAfter(SandboxClock clock) => Math.Max(1, (int)Math.Ceiling(clock.ToWall(EndsAt - clock.GetUtcNow()).TotalSeconds));
}
