using KeyCutover.Composition;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.People;
using KeyCutover.Sandbox;
using KeyCutover.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KeyCutover.Testing;

/// <summary>A plan, a sandbox that it is for, and a state directory: everything real, composed as the executable composes it.</summary>
internal sealed class Journey : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("keycutover-journey-").FullName;

    private Journey(AzureSandbox sandbox, PlanReadResult plan) => (Sandbox, Plan) = (sandbox, plan);

    public AzureSandbox Sandbox { get; }

    public PlanReadResult Plan { get; }

    public string StateDirectoryPath => Path.Combine(directory, "state");

    /// <summary>Starts a sandbox from a seed and reads a plan.</summary>
    public static async Task<Journey> StartAsync(string planText, string seedYaml, double timeScale, CancellationToken cancellation)
    {
        var plan = PlanReader.Read("plan.yaml", planText);
        if (plan.Plan is null) throw new InvalidOperationException(string.Join(Environment.NewLine, plan.Problems));
        var sandbox = await AzureSandbox.StartAsync(new SandboxOptions
        {
            SeedYaml = seedYaml,
            TimeScale = timeScale,
            WorkDirectory = Directory.CreateTempSubdirectory("keycutover-sandbox-").FullName,
            Applications = SandboxStart.Applications,
        }, cancellation);
        return new Journey(sandbox, plan);
    }

    /// <summary>A new worker on the state directory, as a restarted process would be.</summary>
    public async Task<Worker> OpenWorkerAsync(CancellationToken cancellation, Func<ICutoverJournal, ICutoverJournal>? around = null)
    {
        var state = await StateDirectory.OpenAsync(StateDirectoryPath, cancellation);
        return new Worker(state, AzureTarget.Of(Sandbox), Plan, around?.Invoke(state.Journal) ?? state.Journal);
    }

    /// <summary>Drives a run to its end, or until it pauses, with a new worker after each that was killed.</summary>
    public async Task<RunView> DriveThroughDeathsAsync(string runId, EveryWrite deaths, CancellationToken cancellation)
    {
        while (true)
        {
            await using var worker = await OpenWorkerAsync(cancellation, journal => new DeadlyJournal(journal, deaths.FateAt));
            try
            {
                return await worker.DriveAsync(runId, cancellation);
            }
            catch (WorkerKilledException)
            {
                // The next one goes on.
            }
        }
    }

    /// <summary>Drives a run until its worker is killed.</summary>
    public async Task DriveToDeathAsync(string runId, Func<JournalEntry, Death> fate, CancellationToken cancellation)
    {
        await using var worker = await OpenWorkerAsync(cancellation, journal => new DeadlyJournal(journal, fate));
        try
        {
            var run = await worker.DriveAsync(runId, cancellation);
            Assert.Fail($"The worker outlived its run, which is {run.State}: {run.Reason}");
        }
        catch (WorkerKilledException)
        {
            // As it should be.
        }
    }

    /// <summary>Rolls a run back with a worker of its own.</summary>
    public async Task<RunView> RollBackAsync(string runId, CancellationToken cancellation)
    {
        await using var worker = await OpenWorkerAsync(cancellation);
        await worker.Engine.Verbs.RollBackAsync(runId, new Actor("operator"), "the test wants it back", null, cancellation);
        return await worker.DriveAsync(runId, cancellation);
    }

    /// <summary>What a customer would see of Azure's state: settings, identity, roles, account, escrow.</summary>
    public Task<AzureSnapshot> SnapshotAsync(CancellationToken cancellation) => AzureSnapshot.TakeAsync(Sandbox.Connection, Plan.Plan!, cancellation);

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>One process's worth of engine.</summary>
    internal sealed class Worker(StateDirectory state, AzureTarget azure, PlanReadResult plan, ICutoverJournal journal) : IAsyncDisposable
    {
        private readonly IHost host = RunServices.ForRuns(azure, journal, new NoObserver());

        public ICutoverJournal Journal => journal;

        public RunEngine Engine => host.Services.GetRequiredService<RunEngine>();

        public StepCatalog Catalog => host.Services.GetRequiredService<StepCatalog>();

        public IServiceProvider Services => host.Services;

        public Task<string> SubmitAsync(CancellationToken cancellation) =>
            host.Services.GetRequiredService<RunSubmission>().SubmitAsync("plan.yaml", plan, null, "engineer", cancellation);

        /// <summary>Drives a run until it ended or paused, answering gates as told.</summary>
        public async Task<RunView> DriveAsync(string runId, CancellationToken cancellation, bool approve = true)
        {
            while (true)
            {
                var rest = await Engine.AdvanceAsync(runId, cancellation);
                if (rest.Run.OpenGates.FirstOrDefault() is { } gated && !RunLifecycle.IsEnd(rest.Run.State) && rest.Run.State != RunState.Paused)
                    await Engine.Verbs.DecideAsync(runId, gated.Track, gated.Name, new GateAnswer(approve, gated.Gate!.Card.Digest(), null, "board", null), cancellation);
                else if (rest.Due is { } due)
                    await Task.Delay(due - azure.Clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero, azure.Clock, cancellation);
                else
                    return rest.Run;
            }
        }

        public async ValueTask DisposeAsync()
        {
            host.Dispose();
            await state.DisposeAsync();
        }

        private sealed class NoObserver : IRunObserver
        {
            public void OnEntry(JournalEntry entry, RunView run) { }
        }
    }
}
