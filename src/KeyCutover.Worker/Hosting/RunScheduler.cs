using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Desk;
using KeyCutover.Worker.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Hosting;

/// <summary>
/// Advances every run that is due, at once and several at a time. A run that waits is an item in a queue; one timer wakes the scheduler for the
/// first of them.
/// </summary>
internal sealed class RunScheduler(
    RunEngine engine, RunBoard board, WakeUps wakeUps, RunTroubles troubles, IOptions<WorkerOptions> options, WorkerMetrics metrics, TimeProvider time, ILogger<RunScheduler> log) : BackgroundService
{
    // After a bug or a full disk: often enough to go on soon, seldom enough not to flood the log.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    // Timers cannot be set for more than 49 days; waking once a day for nothing costs nothing.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly DueRuns due = new();
    private readonly Dictionary<string, Task> underWay = new(StringComparer.Ordinal);
    private readonly HashSet<string> again = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> accountsWaitedFor = new(StringComparer.Ordinal);

    /// <summary>Whether runs are taken up.</summary>
    public bool IsTakingRuns { get; private set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abandon = new CancellationTokenSource();
        foreach (var run in board.All.Where(run => !RunLifecycle.IsEnd(run.State))) due.Set(run.RunId, time.GetUtcNow());
        IsTakingRuns = true;
        await using var timer = time.CreateTimer(_ => wakeUps.Wake(new WakeUp.Due()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            while (true)
            {
                TakeUp(stoppingToken, abandon.Token);
                if (due.First is { } first && underWay.Count < options.Value.MaxConcurrentRuns) timer.Change(SleepUntil(first), Timeout.InfiniteTimeSpan);
                await wakeUps.Woken.WaitToReadAsync(stoppingToken);
                while (wakeUps.Woken.TryRead(out var wakeUp)) Note(wakeUp);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            IsTakingRuns = false;
            await DrainAsync(abandon);
        }
    }

    private void TakeUp(CancellationToken drain, CancellationToken abandon)
    {
        while (underWay.Count < options.Value.MaxConcurrentRuns && due.TakeDue(time.GetUtcNow()) is var (runId, since))
        {
            metrics.TakenUp(time.GetUtcNow() - since);
            underWay[runId] = Task.Run(() => AdvanceAsync(runId, drain, abandon), CancellationToken.None);
        }
    }

    private void Note(WakeUp wakeUp)
    {
        switch (wakeUp)
        {
            case WakeUp.Run { RunId: var runId }:
                Look(runId);
                break;
            case WakeUp.Account { Id: var account }:
                foreach (var (runId, _) in accountsWaitedFor.Where(waiting => waiting.Value.Equals(account, StringComparison.OrdinalIgnoreCase)).ToList()) Look(runId);
                break;
            case WakeUp.Rested rested:
                Rest(rested.RunId, rested.Rest);
                break;
        }
    }

    private void Look(string runId)
    {
        if (underWay.ContainsKey(runId)) again.Add(runId);
        else due.Set(runId, time.GetUtcNow());
    }

    private void Rest(string runId, RunRest? rest)
    {
        underWay.Remove(runId);
        accountsWaitedFor.Remove(runId);
        if (rest is { CallersElsewhere.Count: > 0 }) accountsWaitedFor[runId] = rest.Run.Submitted.Account;

        if (again.Remove(runId)) due.Set(runId, time.GetUtcNow());
        else if (rest is null) due.Set(runId, time.GetUtcNow() + AfterFailure);
        else if (rest.Due is { } next) due.Set(runId, next);
    }

    private async Task AdvanceAsync(string runId, CancellationToken drain, CancellationToken abandon)
    {
        using var scope = log.BeginScope(new Dictionary<string, object> { ["run"] = runId });
        RunRest? rest = null;
        try
        {
            rest = await engine.AdvanceAsync(runId, drain, abandon);
            troubles.Clear(runId);
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            // The next start goes on from the journal.
        }
        catch (Exception exception)
        {
            troubles.Note(runId, exception, time.GetUtcNow() + AfterFailure);
            log.RunNotAdvanced(runId, AfterFailure, exception);
        }

        wakeUps.Wake(new WakeUp.Rested(runId, rest));
    }

    /// <summary>Calls that are under way finish and are recorded; what has not after the grace is cut off, which the next start settles.</summary>
    private async Task DrainAsync(CancellationTokenSource abandon)
    {
        // The grace is for a service manager, so it goes by the wall's clock, not by a sandbox's.
        abandon.CancelAfter(options.Value.ShutdownGrace);
        await Task.WhenAll(underWay.Values);
        if (abandon.IsCancellationRequested) log.CutOff(options.Value.ShutdownGrace);
    }

    private TimeSpan SleepUntil(DateTimeOffset moment)
    {
        var left = moment - time.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestSleep ? left : LongestSleep;
    }
}
