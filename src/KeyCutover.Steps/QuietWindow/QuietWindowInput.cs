using KeyCutover.Domain;

namespace KeyCutover.Steps.QuietWindow;

/// <summary>Which account must be quiet, and for how long.</summary>
/// <param name="Account">The account.</param>
/// <param name="Window">How long its logs must show no success with a key.</param>
/// <param name="Limit">How long to wait for that.</param>
/// <param name="Callers">The plan's callers, whose calls show that the log is alive.</param>
public sealed record QuietWindowInput(AzureResourceId Account, TimeSpan Window, TimeSpan Limit, IReadOnlyList<QuietCaller> Callers);

/// <summary>A caller that makes a call when asked.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Endpoint">Where it calls the model.</param>
public sealed record QuietCaller(AzureResourceId Caller, string Endpoint);
