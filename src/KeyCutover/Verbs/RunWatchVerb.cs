using System.CommandLine;
using KeyCutover.Domain.Runs;
using KeyCutover.Remote;
using KeyCutover.Terminal;

namespace KeyCutover.Verbs;

/// <summary><c>run watch RUN</c>: what happens in a run of the service, as it happens, until the run ends.</summary>
internal static class RunWatchVerb
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        var output = CommonOptions.Output();
        var command = new Command("watch", "Shows what happens in a run of the service, from its beginning, until it ends. As JSON: a line for each event.") { run, output };
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            using var service = await ServiceSignIn.OpenAsync(server.Require(parse), cancellation);
            var found = await RunArgument.FindAsync(parse.GetValue(run), new ServiceRuns(service), RunArgument.IsUnfinished, "unfinished run", cancellation);
            var ended = parse.GetValue(output) == OutputFormat.Json
                ? await PrintAsync(service, found.RunId, cancellation)
                : await ShowAsync(service, found.RunId, cancellation);
            if (ended is null)
            {
                Console.Error.WriteLine($"Stopped watching; run {found.RunId} goes on.");
                return ExitCodes.StillWaiting;
            }

            if (parse.GetValue(output) == OutputFormat.Text) ResultScreen.Show(Consoles.Output, await service.RunAsync(found.RunId, cancellation), RunPlace.Of(service.Target));
            return ExitCodes.Of(ended.State);
        }, VerbAction.StoppedAsking);
        return command;
    }

    private static async Task<RunView?> ShowAsync(ServiceClient service, string runId, CancellationToken cancellation)
    {
        var terminal = new SpectreTerminal(Consoles.Output, TimeProvider.System) { Beats = false };
        RunView? latest = null;
        RunView? ended = null;
        await terminal.WhileAsync(() => latest, async () => ended = await FollowAsync(service, runId, terminal.Say, news =>
        {
            latest = news.Run;
            terminal.OnEntry(news.Entry, news.Run);
        }, cancellation), cancellation);
        return ended;
    }

    private static Task<RunView?> PrintAsync(ServiceClient service, string runId, CancellationToken cancellation) =>
        FollowAsync(service, runId, Console.Error.WriteLine, news => Screen.PrintLine(news.Document), cancellation);

    /// <summary>Follows the run to its end; null when it was stopped before.</summary>
    private static async Task<RunView?> FollowAsync(ServiceClient service, string runId, Action<string> onLost, Action<RunNews> onNews, CancellationToken cancellation)
    {
        // An end can be left again, by rolling back: what was an end when the watching began is not one to stop at before that.
        var seen = (await service.RunAsync(runId, cancellation)).Sequence;
        try
        {
            await foreach (var news in RunNews.FollowAsync(service.Events(runId), onLost, cancellation))
            {
                onNews(news);
                if (news.Entry.Sequence >= seen && RunLifecycle.IsEnd(news.Run.State)) return news.Run;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl+C is one way to end it.
        }

        return null;
    }
}
