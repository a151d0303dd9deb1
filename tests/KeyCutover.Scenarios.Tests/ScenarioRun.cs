using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Engine;
using KeyCutover.Sandbox;
using KeyCutover.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Scenarios.Tests;

/// <summary>A scenario that was run: how the run ended, the story of its journal, and Azure before and after.</summary>
internal sealed record ScenarioRun(
    RunView Run, string Story, AzureSnapshot Before, AzureSnapshot After, IReadOnlyList<string> Written, IReadOnlyList<string> FailedSessions)
{
    /// <summary>What of Azure is not as it was.</summary>
    public IReadOnlyList<string> Changed => [.. After.DifferencesFrom(Before).Select(difference => difference.Split(':')[0]).Order(StringComparer.Ordinal)];

    public static async Task<ScenarioRun> OfAsync(Scenario scenario, CancellationToken cancellation)
    {
        await using var journey = await Journey.StartAsync(scenario.PlanText, scenario.SeedYaml, scenario.Case.TimeScale, cancellation);
        var plan = journey.Plan.Plan!;
        var before = await journey.SnapshotAsync(cancellation);
        if (scenario.Case.Customers) journey.Sandbox.StartTraffic();

        MeddledJournal? meddled = null;
        await using var worker = await journey.OpenWorkerAsync(cancellation, journal => meddled = new MeddledJournal(journal, scenario.Case.Meanwhile, plan));
        meddled!.Platforms = worker.Services.GetRequiredService<CallerPlatforms>();
        var runId = await worker.SubmitAsync(cancellation);
        var run = await DriveAsync(worker, runId, scenario.Case, journey.Sandbox.Clock, cancellation);

        var story = JournalStory.Tell(await worker.Journal.ReadAsync(runId, cancellation), scenario.PlanText);
        var written = journey.Sandbox.Requests.Where(IsWrite).Select(WhatIsWritten).Distinct().Order(StringComparer.Ordinal);
        return new(run, story, before, await journey.SnapshotAsync(cancellation), [.. written], [.. journey.Sandbox.Sessions.Failures.Select(failure => failure.ToString())]);
    }

    /// <summary>Answers a gate only when nothing else goes on, so that callers come one after the other where a plan gates them.</summary>
    private static async Task<RunView> DriveAsync(Journey.Worker worker, string runId, ScenarioCase told, SandboxClock clock, CancellationToken cancellation)
    {
        var approved = 0;
        while (true)
        {
            var rest = await worker.Engine.AdvanceAsync(runId, cancellation);
            if (rest.Due is { } due && !rest.Run.OpenGates.Any(gated => gated.Gate!.Expires == due))
                await Task.Delay(due - clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero, clock, cancellation);
            else if (rest.Run.State is RunState.AwaitingApproval && rest.Run.OpenGates.FirstOrDefault() is { } gated)
                await worker.Engine.Verbs.DecideAsync(runId, gated.Track, gated.Name, new GateAnswer(approved++ < (told.Approvals ?? int.MaxValue), gated.Gate!.Card.Digest(), null, "board", null), cancellation);
            else
                return rest.Run;
        }
    }

    // A POST to Resource Manager reads here: lists of settings and keys, which are no business of a GET.
    private static bool IsWrite(SandboxRequest request) => request.Plane is "arm" or "vault" && request.Method is "PUT" or "PATCH" or "DELETE";

    private static string WhatIsWritten(SandboxRequest request)
    {
        if (request.Plane == "vault") return "secrets";
        var path = request.Path.Split("/providers/");
        var names = path[^1].Split('/');
        return names[1] == "roleAssignments" ? names[1] : $"{names[1]}/{names[2]}";
    }
}
