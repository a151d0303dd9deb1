using System.CommandLine;
using KeyCutover.Domain.Runs;
using KeyCutover.Remote;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.Verbs;

/// <summary><c>run wait RUN</c>: waits until a run of the service is in a state; for scripts.</summary>
internal static class RunWaitVerb
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        var states = States();
        var timeout = CommonOptions.Timeout();
        var output = CommonOptions.Output();
        var command = new Command("wait", "Waits until a run of the service is in a state, or has ended.") { run, states, timeout, output };
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            using var service = await ServiceSignIn.OpenAsync(server.Require(parse), cancellation);
            var wanted = parse.GetValue(states) ?? [];
            var found = await RunArgument.FindAsync(parse.GetValue(run), new ServiceRuns(service), RunArgument.IsUnfinished, "unfinished run", cancellation);
            var isReached = await WaitAsync(service, found, wanted, parse.GetValue(timeout), cancellation);
            var after = await service.RunAsync(found.RunId, CancellationToken.None);
            if (parse.GetValue(output) == OutputFormat.Json) Screen.Print(after);
            return Tell(after, isReached, wanted);
        }, VerbAction.StoppedAsking);
        return command;
    }

    /// <summary>The state that was waited for, or the end that came instead; null when the time is up.</summary>
    private static async Task<RunState?> WaitAsync(ServiceClient service, RunDocument run, IReadOnlyList<RunState> wanted, TimeSpan? timeout, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await foreach (var news in RunNews.FollowAsync(service.Events(run.RunId), Console.Error.WriteLine, either.Token))
                // What it passed through before is not waited for.
                if (news.Entry.Sequence >= run.Sequence && (wanted.Contains(news.Run.State) || RunLifecycle.IsEnd(news.Run.State))) return news.Run.State;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // Said below.
        }

        return null;
    }

    private static int Tell(RunDocument run, RunState? came, IReadOnlyList<RunState> wanted)
    {
        if (came is not { } state)
        {
            Console.Error.WriteLine($"The time is up; run {run.RunId} is {run.State}.");
            return ExitCodes.StillWaiting;
        }

        Console.Error.WriteLine($"Run {run.RunId} is {state}.");
        if (wanted.Count == 0) return ExitCodes.Of(state);
        if (wanted.Contains(state)) return ExitCodes.Done;
        // It has ended without the state that was waited for, and 0 would say that it was reached.
        return state == RunState.Succeeded ? ExitCodes.NeedsAPerson : ExitCodes.Of(state);
    }

    private static Option<IReadOnlyList<RunState>?> States() => new("--for")
    {
        Description = "The states to wait for, such as AwaitingApproval,Paused; unless given, any end, and the exit code tells which.",
        HelpName = "STATE[,STATE]",
        CustomParser = result =>
        {
            var names = result.Tokens[0].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var wrong = names.Except(Enum.GetNames<RunState>(), StringComparer.OrdinalIgnoreCase).ToList();
            if (names.Length > 0 && wrong.Count == 0) return [.. names.Select(name => Enum.Parse<RunState>(name, ignoreCase: true))];
            result.AddError($"--for must name states of {string.Join(", ", Enum.GetNames<RunState>())}; it is '{result.Tokens[0].Value}'.");
            return null;
        },
    };
}
