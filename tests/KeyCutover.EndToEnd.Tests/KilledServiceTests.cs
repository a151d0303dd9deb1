using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.EndToEnd.Tests.Service;
using KeyCutover.Store;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.EndToEnd.Tests;

/// <summary>The service is killed while twenty runs are in different states.</summary>
[Collection(EndToEnd.OneAtATime)]
public sealed class KilledServiceTests
{
    private const string Board = "[change-board]";
    private const string BoardAndSecurity = "[change-board, security]";

    [Fact]
    public async Task Every_run_reaches_the_end_it_would_have_reached_and_no_decision_is_lost_or_doubled()
    {
        EndToEnd.Demand();
        var cancellation = TestContext.Current.CancellationToken;
        await using var service = await ServiceProcess.StartAsync(await ManySites.SeedAsync(8, cancellation), 120, cancellation);
        var people = new People(service);
        var plan = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Plans", "one-caller.yaml"), cancellation);
        var site = 0;
        string Plan(string name, string approvers = Board, bool moves = false, string audience = "") => plan
            .Replace("CALLER", name, StringComparison.Ordinal).Replace("SITE", $"site-{(moves ? ++site : 1)}", StringComparison.Ordinal)
            .Replace("APPROVERS", approvers, StringComparison.Ordinal).Replace("AUDIENCE", audience, StringComparison.Ordinal);

        // Those that move an application, each its own.
        var moving = await people.SubmitAsync(4, i => Plan($"moving-{i}", moves: true), cancellation);
        var misled = await people.SubmitAsync(1, i => Plan($"misled-{i}", moves: true, audience: ", AZURE_OPENAI_AUDIENCE: \"https://management.azure.com\""), cancellation);
        var turned = await people.SubmitAsync(1, i => Plan($"turned-{i}", moves: true), cancellation);
        var halfApproved = await people.SubmitAsync(2, i => Plan($"half-{i}", BoardAndSecurity, moves: true), cancellation);
        // Those that end before they change anything.
        var asked = await people.SubmitAsync(4, i => Plan($"asked-{i}"), cancellation);
        var declined = await people.SubmitAsync(2, i => Plan($"declined-{i}"), cancellation);
        var paused = await people.SubmitAsync(2, i => Plan($"paused-{i}"), cancellation);
        var cancelled = await people.SubmitAsync(2, i => Plan($"cancelled-{i}"), cancellation);

        foreach (var runId in (string[])[.. moving, .. misled, .. turned]) await people.DecideAsync(people.Ben, runId, true, cancellation);
        await service.KillAsync(cancellation);
        await service.StartAsync(cancellation);

        foreach (var runId in halfApproved) await people.DecideAsync(people.Ben, runId, true, cancellation);
        await people.Otto.DoAsync(turned[0], "rollback", cancellation);
        foreach (var runId in paused)
        {
            await people.WhenAskedAsync(runId, cancellation);
            await people.Otto.DoAsync(runId, "pause", cancellation);
        }

        foreach (var runId in cancelled)
        {
            await people.WhenAskedAsync(runId, cancellation);
            await people.Otto.DoAsync(runId, "cancel", cancellation);
        }

        foreach (var runId in declined) await people.DecideAsync(people.Ben, runId, false, cancellation);
        // In between it is stopped in order once: calls under way are finished, and nothing is lost then either.
        await service.StopAsync(cancellation);
        await service.StartAsync(cancellation);
        var submitted = await people.SubmitAsync(2, i => Plan($"submitted-{i}"), cancellation);
        await service.KillAsync(cancellation);
        await service.StartAsync(cancellation);

        foreach (var runId in halfApproved) await people.DecideAsync(people.Sam, runId, true, cancellation);
        foreach (var runId in paused) await people.Otto.DoAsync(runId, "resume", cancellation);
        foreach (var runId in (string[])[.. asked, .. paused, .. submitted]) await people.DecideAsync(people.Ben, runId, false, cancellation);
        await people.Erin.WhenAsync(moving[0], run => run.Tracks.Any(track => track.Steps.Any(step => step.Kind == "swap-settings" && step.AppliedAt is not null)), cancellation);
        await service.KillAsync(cancellation);
        await service.StartAsync(cancellation);

        foreach (var (runs, end) in new[]
        {
            (moving, RunState.Succeeded), (halfApproved, RunState.Succeeded), (misled, RunState.RolledBack), (turned, RunState.RolledBack),
            (asked, RunState.Declined), (declined, RunState.Declined), (paused, RunState.Declined), (submitted, RunState.Declined), (cancelled, RunState.Cancelled),
        })
            foreach (var runId in runs)
                Assert.Equal((runId, end), (runId, (await people.WhenEndedAsync(runId, cancellation)).State));

        await service.KillAsync(cancellation);
        await people.AssertDecisionsAsync(service.StatePath, cancellation);
        people.Dispose();
    }

    /// <summary>Who does what, and every decision that the service said it had taken.</summary>
    private sealed class People(ServiceProcess service) : IDisposable
    {
        private readonly List<(string RunId, string By, bool Approved)> taken = [];

        public Api Erin { get; } = new(service, "erin@pinegate.example");

        public Api Ben { get; } = new(service, "ben@pinegate.example");

        public Api Sam { get; } = new(service, "sam@pinegate.example");

        public Api Otto { get; } = new(service, "otto@pinegate.example");

        public async Task<string[]> SubmitAsync(int count, Func<int, string> plan, CancellationToken cancellation)
        {
            var runs = new List<string>();
            for (var i = 1; i <= count; i++) runs.Add(await Erin.SubmitAsync(plan(i), cancellation));
            return [.. runs];
        }

        public Task<RunDocument> WhenAskedAsync(string runId, CancellationToken cancellation) =>
            Erin.WhenAsync(runId, run => run.State == RunState.AwaitingApproval, cancellation);

        public Task<RunDocument> WhenEndedAsync(string runId, CancellationToken cancellation) =>
            Erin.WhenAsync(runId, run => RunLifecycle.IsEnd(run.State), cancellation);

        public async Task DecideAsync(Api person, string runId, bool approve, CancellationToken cancellation)
        {
            var run = await WhenAskedAsync(runId, cancellation);
            var gate = await person.DecideAsync(runId, run.Plan, "enable-identity", approve, cancellation);
            taken.Add((runId, gate.Decisions[^1].By, approve));
        }

        public async Task AssertDecisionsAsync(string statePath, CancellationToken cancellation)
        {
            await using var state = await StateDirectory.OpenToReadAsync(statePath, cancellation);
            var found = new List<(string RunId, string By, bool Approved)>();
            foreach (var runId in await state.Journal.ListRunsAsync(cancellation))
                found.AddRange((await state.Journal.ReadAsync(runId, cancellation)).Select(entry => entry.Event).OfType<GateDecided>().Select(decided => (runId, decided.By, decided.Approved)));
            Assert.Equal(taken.Order(), found.Order());
        }

        public void Dispose()
        {
            foreach (var person in (Api[])[Erin, Ben, Sam, Otto]) person.Dispose();
        }
    }
}
