using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Terminal;

/// <summary>Drives one run to its end in this process, showing it and asking at its gates.</summary>
internal sealed class ForegroundRun(RunEngine engine, ITerminal terminal, TimeProvider time) : IRunObserver
{
    private RunView? latest;

    public void OnEntry(JournalEntry entry, RunView run) => latest = run;

    /// <summary>Goes on until the run ended, paused, or needs people who cannot be asked here.</summary>
    public async Task<RunView> DriveAsync(string runId, ApprovalMode mode, string by, CancellationToken cancellation)
    {
        while (true)
        {
            RunRest? rest = null;
            await terminal.WhileAsync(() => latest, async () => rest = await AdvanceAsync(runId, cancellation), cancellation);
            var run = rest!.Run;
            latest = run;
            if (RunLifecycle.IsEnd(run.State) || run.State == RunState.Paused) return run;

            if (run.OpenGates.FirstOrDefault() is { } gated)
            {
                if (!await DecideAsync(run, gated, mode, by, cancellation)) return run;
            }
            else if (rest.CallersElsewhere.Count > 0)
            {
                terminal.Say($"The account's keys stay on until other runs have moved their callers: {string.Join(", ", rest.CallersElsewhere)}.");
                return run;
            }
        }
    }

    /// <summary>Advances until only people can move the run on, or it ended; waits in between.</summary>
    private async Task<RunRest> AdvanceAsync(string runId, CancellationToken cancellation)
    {
        while (true)
        {
            var rest = await engine.AdvanceAsync(runId, cancellation);
            if (rest.Due is not { } due || rest.Run.OpenGates.Any()) return rest;
            var now = time.GetUtcNow();
            if (due > now) await Task.Delay(due - now, time, cancellation);
        }
    }

    private async Task<bool> DecideAsync(RunView run, StepView gated, ApprovalMode mode, string by, CancellationToken cancellation)
    {
        var card = gated.Gate!.Card;
        bool? answer = true;
        if (mode == ApprovalMode.All) terminal.ShowCard(card);
        else answer = await terminal.AskAsync(card, cancellation);
        if (answer is null)
        {
            terminal.Say($"The run waits for {string.Join(", ", card.Approvers)} before {gated.Name} of {gated.Track}, and nobody can be asked here.");
            return false;
        }

        await engine.Verbs.DecideAsync(run.RunId, gated.Track, gated.Name, new GateAnswer(answer.Value, card.Digest(), null, by, null), cancellation);
        return true;
    }
}
