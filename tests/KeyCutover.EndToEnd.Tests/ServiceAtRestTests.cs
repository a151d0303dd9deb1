using System.Diagnostics;
using System.Globalization;
using KeyCutover.Domain.Journal;
using KeyCutover.EndToEnd.Tests.Browser;
using KeyCutover.EndToEnd.Tests.Service;
using Microsoft.Playwright;

namespace KeyCutover.EndToEnd.Tests;

/// <summary>What a service with much that waits costs, and how fast it is when somebody acts. The figures are printed; the machine decides what they are.</summary>
[Collection(EndToEnd.OneAtATime)]
public sealed class ServiceAtRestTests
{
    private const int Waiting = 100;
    private const int OpenPages = 20;
    private const int Decided = 10;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_hundred_runs_wait_and_twenty_pages_are_open()
    {
        EndToEnd.Demand();
        var cancellation = TestContext.Current.CancellationToken;
        await using var chromium = await Chromium.StartAsync();
        var seed = await ManySites.SeedAsync(Decided, cancellation);
        // In real time: what waits, waits for real. Resource Manager's budget would make a hundred submissions take minutes, and is not the point.
        await using var service = await ServiceProcess.StartAsync(seed + "\nknobs: { throttle: { reads: { size: 100000, refillPerSecond: 1000 } } }\n", 1, cancellation);
        using var erin = new Api(service, "erin@pinegate.example");
        var plan = (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Plans", "one-caller.yaml"), cancellation))
            .Replace("CALLER", "waiting", StringComparison.Ordinal)
            .Replace("APPROVERS", "[change-board]\n    expiresAfter: 5d", StringComparison.Ordinal).Replace("AUDIENCE", "", StringComparison.Ordinal);
        var empty = await RestAsync(service, cancellation);
        var runs = new List<string>();
        for (var i = 0; i < Waiting; i++) runs.Add(await erin.SubmitAsync(plan.Replace("SITE", $"site-{(i % Decided) + 1}", StringComparison.Ordinal), cancellation));
        foreach (var runId in runs) await erin.WhenAsync(runId, run => run.State == Domain.Runs.RunState.AwaitingApproval, cancellation);

        await using var ben = await Visitor.SignInAsync(chromium, service, "Ben Okafor");
        var pages = new List<IPage>();
        for (var i = 0; i < OpenPages; i++)
        {
            var page = await ben.OpenAsync(i < Decided ? $"/runs/{runs[i]}" : i % 2 == 0 ? "/" : "/runs");
            pages.Add(page);
        }

        var full = await RestAsync(service, cancellation);
        using var board = new Api(service, "bea@pinegate.example");
        var (starts, shows) = (new List<double>(), new List<double>());
        for (var i = 0; i < Decided; i++)
        {
            await pages[i].EvaluateAsync(WatchFor, "Bea Novak approved enable-identity");
            await board.DecideAsync(runs[i], "waiting", "enable-identity", true, cancellation);
            await erin.WhenAsync(runs[i], run => run.Tracks[1].Steps[0].StartedAt is not null, cancellation);
            var entries = await erin.EventsAsync(runs[i], cancellation);
            var decided = entries.Single(entry => entry.Event is GateDecided).At;
            starts.Add((entries.First(entry => entry.Event is StepInspected inspected && inspected.Step == "enable-identity").At - decided).TotalMilliseconds);
            var seen = await pages[i].WaitForFunctionAsync("() => window.seenAt");
            shows.Add(await seen.JsonValueAsync<double>() - decided.ToUnixTimeMilliseconds());
        }

        Print($"at rest with {Waiting} waiting runs and {OpenPages} open pages: {full:P2} of one processor over {Rest.TotalSeconds:0} s; with none of them {empty:P2}");
        Print($"from a decision to the next step's first entry, over {Decided}: median {Median(starts):0} ms, at most {starts.Max():0} ms");
        Print($"from a journal entry to an open run page, over {Decided}: median {Median(shows):0} ms, at most {shows.Max():0} ms");
        Assert.Equal(Decided, shows.Count);
    }

    /// <summary>Notes in the page itself when a text first stands there.</summary>
    private const string WatchFor = """
        text => {
            window.seenAt = 0;
            const look = () => { if (!window.seenAt && document.body.innerText.includes(text)) window.seenAt = Date.now(); };
            new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
        }
        """;

    /// <summary>The share of one processor that the service takes while nobody does anything.</summary>
    private static async Task<double> RestAsync(ServiceProcess service, CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, cancellation);
        var (before, watch) = (service.ProcessorTime, Stopwatch.StartNew());
        await Task.Delay(Rest, TimeProvider.System, cancellation);
        return (service.ProcessorTime - before) / watch.Elapsed;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(FormattableString figure)
    {
        var line = figure.ToString(CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper!.WriteLine(line);
        Directory.CreateDirectory(Screenshots.Folder);
        File.AppendAllLines(Path.Combine(Screenshots.Folder, "measured.txt"), [line]);
    }
}
