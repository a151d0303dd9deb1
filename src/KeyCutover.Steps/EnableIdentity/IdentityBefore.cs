using KeyCutover.Domain.Callers;

namespace KeyCutover.Steps.EnableIdentity;

/// <summary>A caller's identities before the run.</summary>
/// <param name="PreExisting">Whether it had the planned identity already; then it stays.</param>
/// <param name="Identity">All its identities.</param>
public sealed record IdentityBefore(bool PreExisting, CallerIdentity Identity);
