using KeyCutover.Domain;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Guardrails;
using KeyCutover.Domain.Logs;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps.QuietWindow;

/// <summary>Waits until the account's logs have shown no success with a key for the plan's window. Changes nothing.</summary>
[Step("quiet-window", TrackKind.Account, 10)]
public sealed class QuietWindowStep(IGuardrails guardrails, IModelCallLog log, CallerPlatforms platforms) : CutoverStep<QuietWindowInput, QuietBefore>
{
    /// <inheritdoc />
    public override QuietWindowInput Bind(CutoverPlan plan, CallerPlan? caller)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var localAuth = plan.LocalAuth ?? throw new ArgumentException("The plan does not switch key authentication off.", nameof(plan));
        return new(plan.Account.Id, localAuth.QuietWindow, plan.Deadlines.Quiet, [.. plan.Callers.Select(one => new QuietCaller(one.Id, one.Validate.Endpoint))]);
    }

    /// <inheritdoc />
    public override async Task<QuietBefore> InspectAsync(QuietWindowInput input, StepContext context) =>
        new(await FindWorkspaceAsync(input, context));

    /// <inheritdoc />
    public override IReadOnlyList<PropertyChange> Preview(QuietWindowInput input, QuietBefore now) => [];

    /// <inheritdoc />
    public override Task<StepOutcome> ApplyAsync(QuietWindowInput input, QuietBefore before, StepContext context) =>
        Task.FromResult(StepOutcome.Done());

    /// <inheritdoc />
    public override async Task<StepOutcome> VerifyAsync(QuietWindowInput input, QuietBefore before, StepContext context)
    {
        // Read anew each time: a run that was held because there was none is resumed when there is one.
        if (await FindWorkspaceAsync(input, context) is not { } workspace)
        {
            return StepOutcome.Hold("signal-unavailable",
                $"No diagnostic setting sends the RequestResponse logs of {input.Account.Name} to a workspace, so whether anybody still uses a key is unknown. Add one, then resume.");
        }

        // A call by each caller keeps the log moving, so that a standing log is told from a quiet account. How it fares is judged elsewhere.
        foreach (var caller in input.Callers) await platforms.For(caller.Caller).ProbeAsync(caller.Caller, caller.Endpoint, context.Cancellation);

        var judgement = new QuietJudgement(input.Window, input.Callers.Count > 0, context.StartedAt, context.Now);
        var recent = await SummariseAsync(judgement.Span(TimeSpan.Zero));
        var lag = QuietJudgement.Lag(recent);
        if (judgement.Span(lag) > judgement.Span(TimeSpan.Zero)) recent = await SummariseAsync(judgement.Span(lag));

        var start = judgement.WindowStart(QuietJudgement.Lag(recent));
        var earlier = await log.SummariseAsync(input.Account, workspace, start - judgement.Span(TimeSpan.Zero), start, context.Cancellation);
        var outcome = judgement.Judge(recent, earlier.NewestRow is not null);
        return outcome is StepOutcome.DoneOutcome done ? StepOutcome.Done([.. done.Evidence, new("workspace", workspace.ToString())]) : outcome;

        Task<ModelCallSummary> SummariseAsync(TimeSpan span) =>
            log.SummariseAsync(input.Account, workspace, context.Now - span, context.Now, context.Cancellation);
    }

    /// <inheritdoc />
    public override Task<StepOutcome> UndoAsync(QuietWindowInput input, QuietBefore before, StepContext context) =>
        Task.FromResult(StepOutcome.Done());

    /// <inheritdoc />
    public override Task<StepOutcome> VerifyUndoAsync(QuietWindowInput input, QuietBefore before, StepContext context) =>
        Task.FromResult(StepOutcome.Done());

    /// <inheritdoc />
    public override IReadOnlyList<string> ManualUndo(QuietWindowInput input, QuietBefore before) => [];

    /// <inheritdoc />
    public override TimeSpan? Deadline(QuietWindowInput input) => input.Limit;

    private async Task<AzureResourceId?> FindWorkspaceAsync(QuietWindowInput input, StepContext context) =>
        (await guardrails.ReadDiagnosticsAsync(input.Account, context.Cancellation)).FirstOrDefault(route => route.RequestResponse)?.Workspace;
}
