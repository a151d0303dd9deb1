using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Desk;
using KeyCutover.Worker.Telemetry;
using KeyCutover.Worker.Tests.Notifications;

namespace KeyCutover.Worker.Tests.Telemetry;

public sealed class RunMetricsTests : IDisposable
{
    private readonly Meters meters = new();
    private readonly RunBoard board = new(null!);
    private readonly RunMetrics metrics;

    public RunMetricsTests() => metrics = new RunMetrics(new WorkerMetrics(meters), board);

    public void Dispose() => meters.Dispose();

    [Fact]
    public void Steps_and_gates_are_measured_by_what_the_journal_says()
    {
        // Entries are a second apart: preflight is inspected with the third and done with the sixth, the gate opens with the seventh.
        Replay(ToldRun.AtAGate().GetStuck());

        Assert.Contains(("keycutover.step.duration", "s", 3, "step=preflight outcome=done"), meters.Heard);
        Assert.Contains(("keycutover.step.duration", "s", 1, "step=swap-settings outcome=undo-failed"), meters.Heard);
        Assert.Contains(("keycutover.gate.wait", "s", 2, "step=swap-settings outcome=approved"), meters.Heard);
    }

    [Fact]
    public void Runs_are_counted_by_their_states()
    {
        foreach (var run in new[] { ToldRun.AtAGate("run-1"), ToldRun.AtAGate("run-2"), ToldRun.AtAGate("run-3").GetStuck() }) board.OnEntry(run.Entries[^1], run.View);

        meters.Observe();

        Assert.Contains(("keycutover.runs", "{run}", 2, "state=AwaitingApproval"), meters.Heard);
        Assert.Contains(("keycutover.runs", "{run}", 1, "state=Stuck"), meters.Heard);
        Assert.Contains(("keycutover.runs", "{run}", 0, "state=Succeeded"), meters.Heard);
    }

    private void Replay(ToldRun run)
    {
        RunView? view = null;
        foreach (var entry in run.Entries)
        {
            view = JournalReplay.Apply(view, entry);
            metrics.OnEntry(entry, view);
        }
    }
}
