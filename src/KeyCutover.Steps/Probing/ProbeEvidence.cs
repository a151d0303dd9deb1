using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps.Probing;

/// <summary>What successful calls leave in the journal: enough to find each of them in the account's logs.</summary>
internal static class ProbeEvidence
{
    /// <summary>Where the calls were asked for, and one fact for each instance that answered.</summary>
    public static IEnumerable<Evidence> Of(IReadOnlyCollection<CallerProbe> probes) =>
    [
        .. probes.Select(probe => probe.Address).OfType<Uri>().Distinct().Select(address => new Evidence("endpoint", address.AbsoluteUri)),
        .. probes.Select(probe => new Evidence("model-call", Describe(probe))),
    ];

    private static string Describe(CallerProbe probe) =>
        $"object id {probe.ObjectId?.ToString() ?? "none (key)"}, status {probe.ModelStatus}, request {probe.ModelRequestId ?? "unknown"}, instance {probe.Instance}";
}
