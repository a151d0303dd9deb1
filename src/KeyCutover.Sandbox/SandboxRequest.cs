namespace KeyCutover.Sandbox;

/// <summary>A request that the sandbox answered.</summary>
/// <param name="Sequence">Counts from 1 in the order of the answers.</param>
/// <param name="Time">When it came, in sandbox time.</param>
/// <param name="Plane">Which part of Azure it was for, such as <c>arm</c> or <c>vault</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path without the query, which may hold what is nobody's business.</param>
/// <param name="PrincipalObjectId">Object id of the token's principal; null when there was no valid token.</param>
/// <param name="Status">The HTTP status; 0 when the connection was cut without an answer.</param>
/// <param name="DurationMs">How long it took, in wall milliseconds.</param>
public sealed record SandboxRequest(
    long Sequence, DateTimeOffset Time, string Plane, string Method, string Path, string? PrincipalObjectId, int Status, double DurationMs);
