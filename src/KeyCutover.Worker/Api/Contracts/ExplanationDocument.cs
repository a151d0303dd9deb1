using KeyCutover.Domain.Runs;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>What a run waits for, who can clear it, and how reversible it is now.</summary>
/// <param name="RunId">The run.</param>
/// <param name="State">How it is.</param>
/// <param name="Summary">How it is, in one sentence.</param>
/// <param name="Waits">What it waits for; empty when it waits for nothing.</param>
/// <param name="Reversibility">What a rollback would do now.</param>
/// <param name="Commands">What can be typed now.</param>
public sealed record ExplanationDocument(
    string RunId, RunState State, string Summary, IReadOnlyList<RunWait> Waits, string Reversibility, IReadOnlyList<string> Commands)
{
    /// <summary>The explanation of a run.</summary>
    public static ExplanationDocument Of(RunView run, RunExplanation explanation) =>
        new(run.RunId, run.State, explanation.Summary, explanation.Waits, explanation.Reversibility, explanation.Commands);
}
