using KeyCutover.Composition;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Sandbox;
using KeyCutover.Store;
using KeyCutover.Testing;
using KeyCutover.Worker.Desk;
using KeyCutover.Worker.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KeyCutover.Worker.Tests.Running;

/// <summary>The service itself, on HTTPS, with a state directory of its own and the sandbox's directory.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly AzureSandbox sandbox;
    private readonly StateDirectory state;
    private readonly WebApplication app;
    private int runs;

    private RunningService(AzureSandbox sandbox, StateDirectory state, WebApplication app) => (this.sandbox, this.state, this.app) = (sandbox, state, app);

    public static string PlanText { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plans", "pinegate-claims.yaml"));

    /// <summary>By the name that the certificate and the directory's redirect addresses have.</summary>
    public Uri Address => new($"https://localhost:{new Uri(app.Urls.Single()).Port}");

    public IServiceProvider Services => app.Services;

    public IRefusalLog Refusals => state.Refusals;

    public static async Task<RunningService> StartAsync(
        AzureSandbox sandbox, string directory, TimeProvider? wallClock, string[] settings, CancellationToken cancellation)
    {
        var state = await StateDirectory.OpenAsync(directory, cancellation);
        var builder = ServiceHost.NewBuilder(AzureTarget.Of(sandbox), state, "https://127.0.0.1:0", sandbox, settings);
        builder.Logging.ClearProviders();
        if (wallClock is not null) builder.Services.AddKeyedSingleton(WallClock.Key, wallClock);
        var service = new RunningService(sandbox, state, builder.Build().UseWorker());
        await service.app.StartAsync(cancellation);
        return service;
    }

    /// <summary>Somebody of PineGate with an access token.</summary>
    public ApiCaller As(Persona persona) => new(ClientOf(sandbox.SignIn(persona.UserName)));

    /// <summary>The pipeline, with an access token of its own.</summary>
    public async Task<ApiCaller> AsPipelineAsync() => new(ClientOf(await new DirectoryTokens(sandbox).OfPipelineAsync()));

    /// <summary>Whoever shows this token, or none.</summary>
    public ApiCaller WithToken(string? token) => new(ClientOf(token));

    /// <summary>A browser that nobody is signed in with yet.</summary>
    public Browser Browser() => new(Address, new Trusting(sandbox).Handler());

    /// <summary>A run in a state, of which the scheduler knows nothing until somebody does something to it.</summary>
    public async Task<WrittenRun> WriteAsync(
        RunState runState, Func<WrittenRun, WrittenRun>? then = null, Actor? submittedBy = null, Func<RunSubmitted, RunSubmitted>? change = null,
        IReadOnlyList<GroupQuota>? approvers = null)
    {
        var catalog = Services.GetRequiredService<StepCatalog>();
        var read = PlanReader.Read("claims.yaml", PlanText, catalog.GateableNames);
        var by = submittedBy ?? new Actor("Erin Lindqvist", Persona.Erin.ObjectId);
        var submitted = new RunSubmitted(
            "claims.yaml", read.Text, read.Hash, read.Plan!.Name, read.Plan.Account.Id.ToString(), read.Plan.ChangeTicket, by.Name, null, TrackLayouts.Of(read.Plan, catalog))
        {
            SubmittedById = by.Id,
        };
        var run = new WrittenRun($"written-{Interlocked.Increment(ref runs):0000}", change?.Invoke(submitted) ?? submitted, Services.GetRequiredService<TimeProvider>().GetUtcNow())
            .Become(runState, approvers ?? [new GroupQuota("change-board", 2)]);
        run = then?.Invoke(run) ?? run;
        await AppendAsync(run, run.Entries);
        return run;
    }

    /// <summary>Writes entries as the engine does: to the journal, then to the board.</summary>
    public async Task AppendAsync(WrittenRun run, IReadOnlyList<JournalEntry> entries)
    {
        await state.Journal.AppendAsync(entries, World.Cancellation);
        foreach (var entry in entries) Services.GetRequiredService<RunBoard>().OnEntry(entry, run.View);
    }

    /// <summary>Has the service stop, as a signal would.</summary>
    public Task StopAsync() => app.StopAsync(World.Cancellation);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await state.DisposeAsync();
    }

    private HttpClient ClientOf(string? token)
    {
        var handler = new Trusting(sandbox).Handler();
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        var client = new HttpClient(handler) { BaseAddress = Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
