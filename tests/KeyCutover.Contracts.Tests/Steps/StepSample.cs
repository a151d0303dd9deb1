using KeyCutover.Composition;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Contracts.Tests.Steps;

/// <summary>What a step's folder says of the world right before the step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Seed">The sandbox's seed.</param>
/// <param name="RunsAfter">Steps that the sample names because their before-images are needed; they run first.</param>
internal sealed record StepSample(StepDefinition Step, string Seed, IReadOnlyList<string> RunsAfter)
{
    private const string RunsAfterMark = "# runs-after:";

    public static IReadOnlyList<StepDefinition> AllSteps { get; } = StepCatalog.Find(RunServices.StepAssembly);

    /// <summary>The step's folder: its namespace ends in the folder's name.</summary>
    public static string FolderOf(StepDefinition step) => Path.Combine(AppContext.BaseDirectory, "steps", step.Type.Namespace!.Split('.')[^1]);

    public static StepSample Of(string name)
    {
        var step = AllSteps.Single(candidate => candidate.Name == name);
        var seed = File.ReadAllText(Path.Combine(FolderOf(step), "sample.yaml"));
        var runsAfter = seed.Split('\n').Where(line => line.StartsWith(RunsAfterMark, StringComparison.Ordinal))
            .SelectMany(line => line[RunsAfterMark.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return new StepSample(step, seed, [.. runsAfter]);
    }
}
