using System.Diagnostics.Metrics;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Desk;

namespace KeyCutover.Worker.Telemetry;

/// <summary>Measures runs by what their journals say, so that a wait that outlives the process is measured whole.</summary>
internal sealed class RunMetrics : IRunObserver
{
    private readonly WorkerMetrics metrics;

    public RunMetrics(WorkerMetrics metrics, RunBoard board)
    {
        this.metrics = metrics;
        metrics.Meter.CreateObservableGauge("keycutover.runs", () => CountByState(board), "{run}", "Runs in each state.");
    }

    /// <inheritdoc />
    public void OnEntry(JournalEntry entry, RunView run)
    {
        switch (entry.Event)
        {
            case StepDone done:
                Record(entry, run.Step(done.Track, done.Step), "done");
                break;
            case StepFailed failed:
                Record(entry, run.Step(failed.Track, failed.Step), "failed");
                break;
            case StepUndone undone:
                Record(entry, run.Step(undone.Track, undone.Step), "undone");
                break;
            case UndoFailed failed:
                Record(entry, run.Step(failed.Track, failed.Step), "undo-failed");
                break;
            case GateDecided decided when run.Step(decided.Track, decided.Step).Gate is { Outcome: { } outcome } gate:
                metrics.Gate(decided.Step, outcome == GateOutcome.Approved ? "approved" : "declined", entry.At - gate.OpenedAt);
                break;
            case GateExpired expired when run.Step(expired.Track, expired.Step).Gate is { } gate:
                metrics.Gate(expired.Step, "expired", entry.At - gate.OpenedAt);
                break;
        }
    }

    private void Record(JournalEntry entry, StepView step, string outcome)
    {
        // The way back is measured from where it began.
        if ((outcome is "done" or "failed" ? step.StartedAt : step.PhaseStartedAt) is not { } began) return;
        metrics.Step(step.Name, outcome, entry.At - began);
        if (step.Name == "await-propagation" && outcome == "done") metrics.Propagated(entry.At - began);
    }

    private static IEnumerable<Measurement<int>> CountByState(RunBoard board)
    {
        var counts = board.All.CountBy(run => run.State).ToDictionary();
        return Enum.GetValues<RunState>().Select(state => new Measurement<int>(counts.GetValueOrDefault(state), new KeyValuePair<string, object?>("state", state.ToString())));
    }
}
