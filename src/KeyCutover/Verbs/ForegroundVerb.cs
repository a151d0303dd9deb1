using KeyCutover.Composition;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Store;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace KeyCutover.Verbs;

/// <summary>What the verbs share that drive a run in the foreground: try, apply, resume, rollback.</summary>
internal sealed record ForegroundVerb(AzureTarget Azure, string StatePath, ApprovalMode Approve, OutputFormat Output)
{
    /// <summary>Who acts: the operating system's user.</summary>
    public static string Operator => Environment.UserName;

    /// <summary>Whether what the run works on is gone when the process is.</summary>
    public bool EndsWithProcess { get; init; }

    // JSON goes to the standard output alone, so progress goes to the other stream.
    private IAnsiConsole Console => Output == OutputFormat.Json ? Consoles.Error : Consoles.Output;

    /// <summary>Finds out whether Azure lets us in, before anything is written.</summary>
    public Task ConnectAsync(Guid subscription, CancellationToken cancellation)
    {
        Console.WriteLine($"Connecting to Azure at {Azure.Connection.ResourceManager}");
        return ConnectionCheck.MakeAsync(Azure, subscription, cancellation);
    }

    /// <summary>Opens the state directory, lets <paramref name="begin"/> name the run, drives it, and shows what came of it.</summary>
    /// <param name="begin">Submits, resumes or turns back a run and returns its id.</param>
    /// <param name="sessions">How the customers fared meanwhile; null when that was not watched.</param>
    /// <param name="cancellation">Stops the process; the run can be resumed.</param>
    public async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<string>> begin, Func<SessionsDocument?> sessions, CancellationToken cancellation)
    {
        var console = Console;
        // Commands are copied, so no console may break their lines.
        var plain = console.Profile.Out.Writer;
        var terminal = new SpectreTerminal(console, Azure.Clock);
        await using var state = await StateDirectory.OpenAsync(StatePath, cancellation);
        var relay = new ObserverRelay(terminal);
        using var host = RunServices.ForRuns(Azure, state.Journal, relay);
        var services = host.Services;
        var run = new ForegroundRun(services.GetRequiredService<RunEngine>(), terminal, Azure.Clock);
        relay.Add(run);

        var runId = await begin(services, cancellation);
        plain.WriteLine($"run {runId} in {state.Path}");
        RunView result;
        try
        {
            result = await run.DriveAsync(runId, Approve, Operator, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            plain.WriteLine(EndsWithProcess ? "Stopped, and the sandbox with it." : $"Stopped. Go on with: keycutover run resume {runId} --state \"{state.Path}\"");
            var stopped = JournalReplay.Fold(await state.Journal.ReadAsync(runId, CancellationToken.None));
            if (Output == OutputFormat.Json) Screen.Print(Describe(stopped));
            return ExitCodes.StillWaiting;
        }

        if (Output == OutputFormat.Json) Screen.Print(Describe(result));
        else ResultScreen.Show(console, Describe(result), RunPlace.Of(state.Path));
        return ExitCodes.Of(result.State);

        RunDocument Describe(RunView view) => RunDocument.Of(view) with { StateDirectory = state.Path, Sessions = sessions() };
    }

    private sealed class ObserverRelay(IRunObserver first) : IRunObserver
    {
        private readonly List<IRunObserver> observers = [first];

        public void Add(IRunObserver observer) => observers.Add(observer);

        public void OnEntry(JournalEntry entry, RunView run)
        {
            foreach (var observer in observers) observer.OnEntry(entry, run);
        }
    }
}
