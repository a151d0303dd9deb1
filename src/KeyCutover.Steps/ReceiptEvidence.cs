using KeyCutover.Domain;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps;

/// <summary>What a write leaves in the journal: how Azure's own logs know it. After a crash between a write and its record there is none.</summary>
internal static class ReceiptEvidence
{
    /// <summary>The ids that Azure told; nothing when nothing was written.</summary>
    public static IEnumerable<Evidence> Of(WriteReceipt? receipt)
    {
        if (receipt?.RequestId is { } request) yield return new("write-request-id", request);
        if (receipt?.CorrelationId is { } correlation) yield return new("write-correlation-id", correlation);
    }
}
