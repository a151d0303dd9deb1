using KeyCutover.Domain.Plans;

namespace KeyCutover.Steps.Preflight;

/// <summary>What is checked: all that the plan names.</summary>
/// <param name="Plan">The plan.</param>
public sealed record PreflightInput(CutoverPlan Plan);
