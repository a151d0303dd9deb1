using System.Net;
using KeyCutover.Domain.Runs;
using KeyCutover.Testing;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.Api;

/// <summary>One of each kind through HTTP; every verb in every state is tested in the domain.</summary>
public sealed class RunVerbTests(World world)
{
    [Theory]
    [InlineData(RunState.AwaitingApproval, "pause", RunState.Paused)]
    [InlineData(RunState.Preflight, "rollback", RunState.RollingBack)]
    [InlineData(RunState.AwaitingApproval, "cancel", RunState.Cancelled)]
    public async Task A_legal_verb_is_done_and_the_run_is_told_as_it_is_then(RunState state, string verb, RunState then)
    {
        using var otto = world.Service.As(Persona.Otto);
        var written = await world.Service.WriteAsync(state);
        var answer = await otto.PostAsync($"/runs/{written.RunId}/{verb}", new RunVerbRequest("the window closes"));
        var run = answer.Is<RunDocument>(HttpStatusCode.OK);
        Assert.Equal(then, run.State);
        Assert.Equal(written.Entries.Count + 1, run.Sequence);
        Assert.Equal($"\"{run.Sequence}\"", answer.Headers["ETag"]);
        Assert.Equal("the window closes", run.Reason);
    }

    [Fact]
    public async Task A_paused_run_is_resumed_and_asks_again()
    {
        using var otto = world.Service.As(Persona.Otto);
        var written = await world.Service.WriteAsync(RunState.AwaitingApproval, run => run.Write(new Domain.Journal.RunPaused("a look first", "Otto Brandt")));
        Assert.Equal(RunState.AwaitingApproval, (await otto.PostAsync($"/runs/{written.RunId}/resume")).Is<RunDocument>(HttpStatusCode.OK).State);
    }

    [Fact]
    public async Task An_illegal_verb_is_refused_in_words_and_recorded()
    {
        using var otto = world.Service.As(Persona.Otto);
        var written = await world.Service.WriteAsync(RunState.Succeeded);
        var reason = $"Run {written.RunId} is Succeeded; there is nothing to pause.";
        Assert.Equal(reason, (await otto.PostAsync($"/runs/{written.RunId}/pause")).IsProblem(HttpStatusCode.Conflict).Detail);

        var refusal = (await world.Service.Refusals.ListAsync(null, 100, World.Cancellation)).Single(attempt => attempt.Target == written.RunId);
        Assert.Equal((Persona.Otto.Name, Persona.Otto.ObjectId, "run pause", reason, "127.0.0.1"), (refusal.By, refusal.ById, refusal.What, refusal.Reason, refusal.From));
        using var ada = world.Service.As(Persona.Ada);
        var told = (await ada.GetAsync("/audit/refusals?limit=200")).Is<Page<RefusalDocument>>(HttpStatusCode.OK).Items.Single(item => item.Target == written.RunId);
        Assert.Equal(RefusalDocument.Of(refusal), told);
    }

    [Fact]
    public async Task A_run_says_which_verbs_are_legal_and_why_the_others_are_not()
    {
        using var ada = world.Service.As(Persona.Ada);
        var written = await world.Service.WriteAsync(RunState.Paused, run => run.Touch());
        var verbs = (await ada.GetAsync($"/runs/{written.RunId}")).Is<RunDocument>(HttpStatusCode.OK).Verbs;
        Assert.Equal(["pause", "resume", "retry", "rollback", "cancel"], verbs.Select(verb => verb.Verb));
        Assert.Equal(["resume", "rollback"], verbs.Where(verb => verb.Refusal is null).Select(verb => verb.Verb));
    }

    [Fact]
    public async Task Only_the_run_that_was_seen_is_changed()
    {
        using var otto = world.Service.As(Persona.Otto);
        var written = await world.Service.WriteAsync(RunState.AwaitingApproval);
        var path = $"/runs/{written.RunId}";
        var tag = (await otto.GetAsync(path)).Headers["ETag"];
        Assert.Equal(HttpStatusCode.NotModified, (await otto.GetAsync(path, ("If-None-Match", tag))).Status);
        Assert.Contains("changed meanwhile", (await otto.PostAsync($"{path}/pause", null, ("If-Match", "\"1\""))).IsProblem(HttpStatusCode.PreconditionFailed).Detail, StringComparison.Ordinal);
        (await otto.PostAsync($"{path}/pause", null, ("If-Match", $"W/{tag}"))).IsProblem(HttpStatusCode.PreconditionFailed);
        (await otto.PostAsync($"{path}/pause", null, ("If-Match", "\"another\""))).IsProblem(HttpStatusCode.PreconditionFailed);
        (await otto.PostAsync($"{path}/pause", null, ("If-Match", "42"))).IsProblem(HttpStatusCode.BadRequest);
        Assert.Equal(RunState.Paused, (await otto.PostAsync($"{path}/pause", null, ("If-Match", tag))).Is<RunDocument>(HttpStatusCode.OK).State);
        Assert.Equal(RunState.Cancelled, (await otto.PostAsync($"{path}/cancel", null, ("If-Match", "*"))).Is<RunDocument>(HttpStatusCode.OK).State);
    }

    [Fact]
    public async Task An_explanation_says_who_can_clear_what_a_run_waits_for()
    {
        using var ben = world.Service.As(Persona.Ben);
        var written = await world.Service.WriteAsync(RunState.AwaitingApproval);
        var explanation = (await ben.GetAsync($"/runs/{written.RunId}/explanation")).Is<ExplanationDocument>(HttpStatusCode.OK);
        Assert.Equal((RunState.AwaitingApproval, "2 of change-board"), (explanation.State, Assert.Single(explanation.Waits).ClearedBy));
    }
}
