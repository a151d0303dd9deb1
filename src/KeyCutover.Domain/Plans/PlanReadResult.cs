namespace KeyCutover.Domain.Plans;

/// <summary>What reading a plan file gave.</summary>
/// <param name="Plan">The plan; null when there is any problem.</param>
/// <param name="Problems">Everything that is wrong, in file order.</param>
/// <param name="Text">The file's text, as a run's journal keeps it; empty when it is no plan's.</param>
/// <param name="Hash">SHA-256 of the file's bytes, in lower-case hex; empty when the file could not be read to its end.</param>
public sealed record PlanReadResult(CutoverPlan? Plan, IReadOnlyList<PlanProblem> Problems, string Text, string Hash);
