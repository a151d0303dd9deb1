namespace KeyCutover.Domain;

/// <summary>How Azure's own logs know a write: enough for an auditor to find it there.</summary>
/// <param name="RequestId"><c>x-ms-request-id</c>; null when Azure did not tell it.</param>
/// <param name="CorrelationId"><c>x-ms-correlation-request-id</c>, by which the activity log finds it; null when Azure did not tell it.</param>
public sealed record WriteReceipt(string? RequestId, string? CorrelationId);
