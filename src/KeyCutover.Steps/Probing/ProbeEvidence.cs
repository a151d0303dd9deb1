using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps.Probing;

/// <summary>What successful calls leave in the journal: enough to find each of them in the account's logs.</summary>
internal static class ProbeEvidence
{
    /// <summary>One fact for each instance that answered.</summary>
    public static IEnumerable<Evidence> Of(IEnumerable<CallerProbe> probes) => probes.Select(probe => new Evidence(
        "model-call",
        $"object id {probe.ObjectId?.ToString() ?? "none (key)"}, status {probe.ModelStatus}, request {probe.ModelRequestId ?? "unknown"}, instance {probe.Instance}"));
}
