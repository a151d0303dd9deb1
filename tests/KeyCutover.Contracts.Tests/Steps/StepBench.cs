using System.Text.Json;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Sandbox.Faults;
using KeyCutover.Testing;

namespace KeyCutover.Contracts.Tests.Steps;

/// <summary>A sandbox as a step's sample describes it, on which the step runs alone, time and again: each run leaves it as it was.</summary>
internal sealed class StepBench : IAsyncDisposable
{
    private const string Caller = "claims-chatbot";
    private const double TimeScale = 300;

    private readonly StepSample sample;
    private GoodRun? good;
    private int runs;

    private StepBench(StepSample sample, Journey journey, AzureSnapshot before) => (this.sample, Journey, Before) = (sample, journey, before);

    public Journey Journey { get; }

    public StepDefinition Step => sample.Step;

    /// <summary>Everything before the step, and again after each run.</summary>
    public AzureSnapshot Before { get; }

    public string Track => TrackName(sample.Step.Track);

    public static async Task<StepBench> StartAsync(string step, CancellationToken cancellation)
    {
        var sample = StepSample.Of(step);
        var journey = await Journey.StartAsync(ContractPlan.For("break-glass"), sample.Seed, TimeScale, cancellation);
        return new StepBench(sample, journey, await journey.SnapshotAsync(cancellation));
    }

    /// <summary>Records a run that has nothing but the step in it, and those that have to run first.</summary>
    public async Task<string> SubmitAsync(CancellationToken cancellation)
    {
        var runId = $"contract-{++runs:000}";
        var plan = PlanReader.Read("contract-plan.yaml", ContractPlan.For(BreakGlassOf(runId)));
        var checks = new TrackLayout(TrackName(TrackKind.Preflight), TrackKind.Preflight, [.. StepSample.AllSteps.Where(step => step.Track == TrackKind.Preflight).Select(step => step.Name)]);
        var track = new TrackLayout(Track, sample.Step.Track, [.. sample.RunsAfter, sample.Step.Name]);
        var tracks = sample.Step.Track == TrackKind.Preflight ? [track] : new[] { checks, track };
        List<RunEvent> events =
        [
            new RunSubmitted(plan.Plan!.Name, plan.Text, plan.Hash, plan.Plan.Name, plan.Plan.Account.Id.ToString(), plan.Plan.ChangeTicket, "engineer", null, tracks),
        ];
        // The checks have a contract of their own; here they passed.
        if (sample.Step.Track != TrackKind.Preflight)
            events.AddRange([new RunStarted(), .. checks.Steps.SelectMany(step => Passed(checks.Name, step))]);

        await using var worker = await Journey.OpenWorkerAsync(cancellation);
        var entries = new List<JournalEntry>();
        foreach (var happened in events) entries.Add(JournalEntry.Next(runId, entries.LastOrDefault(), Journey.Sandbox.Clock.GetUtcNow(), happened));
        await worker.Journal.AppendAsync(entries, cancellation);
        return runId;
    }

    /// <summary>A run that nothing disturbs, made once: what the step writes, in Azure and in the journal, forward and back.</summary>
    public async Task<GoodRun> GoodRunAsync(CancellationToken cancellation)
    {
        if (good is not null) return good;
        var runId = await SubmitAsync(cancellation);
        var start = Journey.Sandbox.Requests.Count;
        await using (var worker = await Journey.OpenWorkerAsync(cancellation))
            Assert.Equal(RunState.Succeeded, (await worker.DriveAsync(runId, cancellation)).State);
        var end = await EndOfAsync(runId, cancellation);
        var writes = await WritesAsync(runId, cancellation);
        var begun = writes.TakeWhile(entry => !IsOfStep(entry)).Last().At;
        var forward = MutatingRequest.Among(Journey.Sandbox.Requests.Skip(start), begun);

        var turned = Journey.Sandbox.Requests.Count;
        Assert.Equal(RunState.RolledBack, (await Journey.RollBackAsync(runId, cancellation)).State);
        var back = MutatingRequest.Among(Journey.Sandbox.Requests.Skip(turned), DateTimeOffset.MinValue);
        return good = new GoodRun(forward, back, [.. writes.Where(IsOfStep).Select(EveryWrite.NameOf).Distinct()], end);
    }

    /// <summary>Everything as it is now, without what no two runs have in common.</summary>
    public async Task<AzureSnapshot> EndOfAsync(string runId, CancellationToken cancellation) =>
        (await Journey.SnapshotAsync(cancellation)).WithoutChance(Before, BreakGlassOf(runId), runId);

    public async Task AssertAsBeforeAsync(CancellationToken cancellation) =>
        Assert.Empty((await Journey.SnapshotAsync(cancellation)).DifferencesFrom(Before));

    /// <summary>Lets a fault strike each of these requests of the run that comes next; returns how to count the strikes.</summary>
    public Func<int> Strike(IEnumerable<MutatingRequest> requests, SandboxFault how)
    {
        var start = Journey.Sandbox.Requests.Count;
        foreach (var request in requests) Journey.Sandbox.AddFault(how with { Method = request.Method, Skip = request.Ordinal });
        return () => Journey.Sandbox.Requests.Skip(start).Count(request => request.Status == how.Status && MutatingRequest.Changing.Contains(request.Method));
    }

    public bool IsOfStep(JournalEntry entry) => entry.Event is StepEvent happened && happened.Step == sample.Step.Name;

    public ValueTask DisposeAsync() => Journey.DisposeAsync();

    private async Task<IReadOnlyList<JournalEntry>> WritesAsync(string runId, CancellationToken cancellation)
    {
        await using var worker = await Journey.OpenWorkerAsync(cancellation);
        return await worker.Journal.ReadAsync(runId, cancellation);
    }

    private static IEnumerable<RunEvent> Passed(string track, string step) =>
        [new StepInspected(track, step, JsonSerializer.SerializeToElement(new { }), []), new StepDone(track, step, [])];

    private static string BreakGlassOf(string runId) => $"break-glass-{runId}";

    private static string TrackName(TrackKind kind) => kind switch
    {
        TrackKind.Preflight => "preflight",
        TrackKind.Caller => Caller,
        _ => "account",
    };
}

/// <summary>What a step does when nothing disturbs it.</summary>
/// <param name="Forward">The requests of the step that change something.</param>
/// <param name="Back">The requests of the rollback that change something.</param>
/// <param name="Writes">The step's own journal entries, each kind once.</param>
/// <param name="End">How everything is when the step is done.</param>
internal sealed record GoodRun(IReadOnlyList<MutatingRequest> Forward, IReadOnlyList<MutatingRequest> Back, IReadOnlyList<string> Writes, AzureSnapshot End);
