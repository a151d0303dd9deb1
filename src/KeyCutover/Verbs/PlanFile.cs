using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Verbs;

/// <summary>A plan as the verbs take it from a file.</summary>
internal static class PlanFile
{
    /// <summary>Reads a plan that is in order.</summary>
    /// <exception cref="Refusal">It is not; the message has one line for each problem.</exception>
    public static async Task<PlanReadResult> ReadAsync(string path, CancellationToken cancellation)
    {
        var result = await PlanReader.ReadFileAsync(path, GateableSteps(), cancellation);
        return result.Plan is not null ? result : throw new Refusal(string.Join(Environment.NewLine, result.Problems));
    }

    /// <summary>The steps before which a gate may stand: all but the checks, which change nothing.</summary>
    public static IReadOnlyCollection<string> GateableSteps() =>
        [.. StepCatalog.Find(Composition.RunServices.StepAssembly).Where(step => step.Track != TrackKind.Preflight).Select(step => step.Name)];
}
