using System.Net;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;
using KeyCutover.Testing;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.Api;

public sealed class FourEyesTests(World world)
{
    private static readonly Actor Max = new(Persona.Max.Name, Persona.Max.ObjectId);

    [Fact]
    public async Task Whoever_submitted_the_plan_does_not_decide() =>
        await RefusedAsync(await world.Service.WriteAsync(RunState.AwaitingApproval, submittedBy: Max), Persona.Max, "Max Ferro submitted this plan; somebody else has to decide.");

    [Fact]
    public async Task Whoever_started_the_run_does_not_decide() =>
        await RefusedAsync(await StartedByMaxAsync(), Persona.Max, "Max Ferro started, resumed or retried this run; somebody else has to decide.");

    [Fact]
    public async Task Whoever_resumed_the_run_does_not_decide()
    {
        var run = await world.Service.WriteAsync(RunState.AwaitingApproval, run => run.Write(new RunPaused("a look first", Max.Name, Max.Id), new RunResumed(Max.Name, Max.Id)));
        await RefusedAsync(run, Persona.Max, "Max Ferro started, resumed or retried this run; somebody else has to decide.");
    }

    [Fact]
    public async Task Whoever_is_in_none_of_the_groups_does_not_decide() =>
        await RefusedAsync(await world.Service.WriteAsync(RunState.AwaitingApproval), Persona.Sam, "Sam Reyes is in none of the groups that decide here: change-board.");

    [Fact]
    public async Task An_application_never_decides()
    {
        using var pipeline = await world.Service.AsPipelineAsync();
        await RefusedAsync(await world.Service.WriteAsync(RunState.AwaitingApproval), pipeline, "An application never decides at a gate; people do.");
    }

    [Fact]
    public async Task Nobody_counts_twice_and_two_people_clear_a_gate_for_two()
    {
        using var ben = world.Service.As(Persona.Ben);
        using var bea = world.Service.As(Persona.Bea);
        var run = await world.Service.WriteAsync(RunState.AwaitingApproval);
        var decision = new DecisionRequest(run.Gated.Gate!.Card.Digest(), "seen with the on-call team");

        Assert.Null((await ben.GetAsync(PathOf(run))).Is<GateDocument>(HttpStatusCode.OK).Refusal);
        foreach (var _ in new[] { 1, 2 })
        {
            var gate = (await ben.PostAsync($"{PathOf(run)}/approve", decision)).Is<GateDocument>(HttpStatusCode.OK);
            Assert.Equal((null, "change-board"), (gate.Outcome, Assert.Single(gate.Missing).Group));
            var told = Assert.Single(gate.Decisions);
            Assert.Equal((Persona.Ben.Name, Persona.Ben.ObjectId, true, "seen with the on-call team", decision.Digest), (told.By, told.ById, told.Approved, told.Comment, told.Digest));
            Assert.Equal(["change-board"], told.Groups);
        }

        var settled = (await bea.PostAsync($"{PathOf(run)}/approve", decision)).Is<GateDocument>(HttpStatusCode.OK);
        Assert.Equal(GateOutcome.Approved, settled.Outcome);
        Assert.Empty(settled.Missing);
        (await bea.PostAsync($"{PathOf(run)}/decline", decision)).IsProblem(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task One_who_declines_is_enough_and_a_card_that_was_not_shown_is_not_decided_on()
    {
        using var ben = world.Service.As(Persona.Ben);
        var run = await world.Service.WriteAsync(RunState.AwaitingApproval);
        var other = (await ben.PostAsync($"{PathOf(run)}/approve", new DecisionRequest(new string('0', 64)))).IsProblem(HttpStatusCode.Conflict);
        Assert.Contains("is not the one that was seen", other.Detail, StringComparison.Ordinal);
        var declined = (await ben.PostAsync($"{PathOf(run)}/decline", new DecisionRequest(run.Gated.Gate!.Card.Digest()))).Is<GateDocument>(HttpStatusCode.OK);
        Assert.Equal((GateOutcome.Declined, "Nobody is asked any more."), (declined.Outcome, declined.Refusal));
    }

    [Fact]
    public async Task The_inbox_shows_the_oldest_gate_first_and_says_who_may_decide()
    {
        await using var service = await world.StartServiceAsync();
        var first = await service.WriteAsync(RunState.AwaitingApproval, submittedBy: Max);
        var second = await service.WriteAsync(RunState.AwaitingApproval, approvers: [new GroupQuota("security", 1)]);
        await service.WriteAsync(RunState.Declined);
        using var max = service.As(Persona.Max);
        using var sam = service.As(Persona.Sam);
        Assert.Equal([first.RunId, second.RunId], (await max.GetAsync("/gates")).Is<Page<GateDocument>>(HttpStatusCode.OK).Items.Select(gate => gate.RunId));
        Assert.Equal([false, true], (await sam.GetAsync("/gates")).Is<Page<GateDocument>>(HttpStatusCode.OK).Items.Select(gate => gate.Refusal is null));
    }

    private async Task<WrittenRun> StartedByMaxAsync() =>
        await world.Service.WriteAsync(RunState.AwaitingApproval, change: submitted => submitted with { StartedBy = Max });

    private async Task RefusedAsync(WrittenRun run, Persona persona, string reason)
    {
        using var caller = world.Service.As(persona);
        await RefusedAsync(run, caller, reason);
    }

    private async Task RefusedAsync(WrittenRun run, ApiCaller caller, string reason)
    {
        Assert.Equal(reason, (await caller.GetAsync(PathOf(run))).Is<GateDocument>(HttpStatusCode.OK).Refusal);
        foreach (var verb in new[] { "approve", "decline" })
            Assert.Equal(reason, (await caller.PostAsync($"{PathOf(run)}/{verb}", new DecisionRequest(run.Gated.Gate!.Card.Digest()))).IsProblem(HttpStatusCode.Forbidden).Detail);
        var refusals = (await world.Service.Refusals.ListAsync(null, 200, World.Cancellation)).Where(attempt => attempt.Target == $"{run.RunId}/{run.Gated.Track}/{run.Gated.Name}").ToList();
        Assert.Equal(["gate decline", "gate approve"], refusals.Select(attempt => attempt.What));
        Assert.All(refusals, attempt => Assert.Equal(reason, attempt.Reason));
    }

    private static string PathOf(WrittenRun run) => $"/runs/{run.RunId}/gates/{run.Gated.Track}/{run.Gated.Name}";
}
