using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Store;
using KeyCutover.Testing;

namespace KeyCutover.Tests;

/// <summary>PineGate's sandbox in this process, with what other processes need to work on it.</summary>
internal sealed class PineGate : IAsyncDisposable
{
    public const string Key1 = "planted-key-one-5f0c2b9d7e41";
    public const string Key2 = "planted-key-two-a83d6c1f9b20";
    public const string ClientSecret = "planted-client-secret-71c4e0a9";

    private readonly Journey journey;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("keycutover-cli-");

    private PineGate(Journey journey) => this.journey = journey;

    public static string PlanFile(string name = "pinegate-claims.yaml") => Path.Combine(AppContext.BaseDirectory, "plans", name);

    public Sandbox.AzureSandbox Sandbox => journey.Sandbox;

    public string Folder => folder.FullName;

    public string Plan => Path.Combine(Folder, "plan.yaml");

    public string ConnectionFile => Path.Combine(Folder, "connection.json");

    public string StatePath => Path.Combine(Folder, "state");

    /// <summary>Options that say where to work and that nobody is asked.</summary>
    public IEnumerable<string> Here => ["--state", StatePath, "--approve", "all"];

    /// <summary>
    /// A plan with longer deadlines, since ten minutes are a second or two at these tests' time scales and a busy machine takes longer for less;
    /// and with shorter windows, since what is looked at while they pass is tested elsewhere.
    /// </summary>
    public static async Task<string> ReadPatientPlanAsync(string name, CancellationToken cancellation) =>
        (await File.ReadAllTextAsync(PlanFile(name), cancellation))
            .Replace("propagation: 30m", "propagation: 24h", StringComparison.Ordinal)
            .Replace("restart: 10m", "restart: 2h", StringComparison.Ordinal)
            .Replace("quietWindow: 10m", "quietWindow: 1m", StringComparison.Ordinal)
            .Replace("dwell: 3m", "dwell: 30s", StringComparison.Ordinal);

    public static async Task<PineGate> StartAsync(double timeScale, CancellationToken cancellation)
    {
        var seed = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "plans", "sandbox", "pinegate.yaml"), cancellation);
        seed = seed
            .Replace("    kind: OpenAI\n", $"    kind: OpenAI\n    keys:\n      key1: {Key1}\n      key2: {Key2}\n", StringComparison.Ordinal)
            .Replace("executor:\n", $"executor:\n  clientSecret: {ClientSecret}\n", StringComparison.Ordinal);
        var plan = await ReadPatientPlanAsync("pinegate-claims.yaml", cancellation);
        var pineGate = new PineGate(await Journey.StartAsync(plan, seed, timeScale, cancellation));
        await File.WriteAllTextAsync(pineGate.Plan, plan, cancellation);
        await pineGate.Sandbox.Connection.WriteAsync(pineGate.ConnectionFile, cancellation);
        return pineGate;
    }

    public IEnumerable<string> Apply => ["apply", Plan, "--connection", ConnectionFile, .. Here];

    /// <summary>Without a connection: it is remembered.</summary>
    public IEnumerable<string> Resume => ["run", "resume", .. Here];

    /// <summary>Records a run that no process has taken up, and returns the state directory that it is in.</summary>
    public async Task<string> SubmitAsync(CancellationToken cancellation)
    {
        await using var worker = await journey.OpenWorkerAsync(cancellation);
        await worker.SubmitAsync(cancellation);
        return journey.StateDirectoryPath;
    }

    public Task<AzureSnapshot> SnapshotAsync(CancellationToken cancellation) => journey.SnapshotAsync(cancellation);

    /// <summary>The newest run's journal; empty while there is none.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(CancellationToken cancellation)
    {
        try
        {
            await using var state = await StateDirectory.OpenToReadAsync(StatePath, cancellation);
            return await state.Journal.ListRunsAsync(cancellation) is [var newest, ..] ? await state.Journal.ReadAsync(newest, cancellation) : [];
        }
        catch (StateDirectoryException)
        {
            return [];
        }
    }

    public async Task<RunView> ReadRunAsync(CancellationToken cancellation) => JournalReplay.Fold(await ReadJournalAsync(cancellation));

    /// <summary>Waits until a process's run is applying a step; a run of another process does not count.</summary>
    public async Task WhenAppliedAsync(string step, Executable by, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            if ((await ReadJournalAsync(cancellation)).Any(entry => entry.Event is ApplyStarted started && started.Step == step)) return;
            if (by.HasEnded) Assert.Fail($"It ended before {step}: {await by.EndAsync(cancellation)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await journey.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
