using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>The plan of a run, read again from the journal.</summary>
public static class SubmittedPlan
{
    /// <summary>The plan.</summary>
    /// <exception cref="RunVerbRefusedException">This version cannot read it.</exception>
    public static CutoverPlan Read(RunSubmitted submitted, StepCatalog catalog)
    {
        var result = PlanReader.Read(submitted.PlanFile, submitted.PlanText, catalog.GateableNames);
        return result.Plan ?? throw new RunVerbRefusedException(
            $"This version cannot read the plan of the run: {string.Join("; ", result.Problems)}. Go on with the version that submitted it.");
    }
}
