using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Plans;

namespace KeyCutover.Domain.Engine;

/// <summary>The plan of a run, read again from the journal.</summary>
public static class SubmittedPlan
{
    /// <summary>The plan.</summary>
    /// <exception cref="RunVerbRefusedException">This version cannot read it.</exception>
    public static CutoverPlan Read(RunSubmitted submitted)
    {
        var result = PlanReader.Read(submitted.PlanFile, submitted.PlanText);
        return result.Plan ?? throw new RunVerbRefusedException(
            $"This version cannot read the plan of the run: {string.Join("; ", result.Problems)}. Go on with the version that submitted it.");
    }
}
