using System.Net;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.Api;

public sealed class ListTests(World world)
{
    [Fact]
    public async Task Runs_are_listed_page_by_page_newest_first_and_filtered()
    {
        await using var service = await world.StartServiceAsync();
        var written = new List<string>();
        foreach (var state in new[] { RunState.Succeeded, RunState.Declined, RunState.Paused, RunState.Succeeded, RunState.Stuck })
            written.Insert(0, (await service.WriteAsync(state)).RunId);
        using var ben = service.As(Persona.Ben);

        var seen = new List<string>();
        for (var before = ""; before is not null;)
        {
            var page = (await ben.GetAsync($"/runs?limit=2{(before.Length > 0 ? $"&before={before}" : "")}")).Is<Page<RunDocument>>(HttpStatusCode.OK);
            Assert.InRange(page.Items.Count, 1, 2);
            seen.AddRange(page.Items.Select(run => run.RunId));
            before = page.Next;
        }

        Assert.Equal(written, seen);
        foreach (var (filter, count) in new[] { ("state=Succeeded", 2), ("state=Stuck", 1), ("plan=pinegate-claims", 5), ("plan=another", 0), ("account=pinegate-openai", 5), ("submittedBy=erin", 5), ("submittedBy=max", 0) })
            Assert.Equal(count, (await ben.GetAsync($"/runs?{filter}")).Is<Page<RunDocument>>(HttpStatusCode.OK).Items.Count);
    }

    [Fact]
    public async Task Plans_are_listed_page_by_page_without_their_text()
    {
        await using var service = await world.StartServiceAsync();
        using var erin = service.As(Persona.Erin);
        foreach (var _ in new[] { 1, 2, 3 }) await erin.PostAsync("/plans", new SubmitPlanRequest("claims.yaml", RunningService.PlanText));
        var first = (await erin.GetAsync("/plans?limit=2")).Is<Page<PlanDocument>>(HttpStatusCode.OK);
        var last = (await erin.GetAsync($"/plans?limit=2&before={first.Next}")).Is<Page<PlanDocument>>(HttpStatusCode.OK);
        Assert.Equal((2, 1, null), (first.Items.Count, last.Items.Count, last.Next));
        Assert.Equal(3, first.Items.Concat(last.Items).Select(plan => plan.PlanId).Distinct().Count());
        Assert.All(first.Items, plan => Assert.Null(plan.Text));
        Assert.Equal(RunningService.PlanText, (await erin.GetAsync($"/plans/{last.Items[0].PlanId}")).Is<PlanDocument>(HttpStatusCode.OK).Text);
    }

    [Fact]
    public async Task A_preview_says_what_would_change_and_what_cannot_be_read()
    {
        using var erin = world.Service.As(Persona.Erin);
        var plan = (await erin.PostAsync("/plans", new SubmitPlanRequest("claims.yaml", RunningService.PlanText))).Is<PlanDocument>(HttpStatusCode.Created);
        var preview = (await erin.PostAsync($"/plans/{plan.PlanId}/preview")).Is<PreviewDocument>(HttpStatusCode.OK);
        Assert.Equal((plan.PlanId, "pinegate-claims"), (preview.PlanId, preview.Plan));
        // This sandbox has the account, and no sites.
        Assert.Contains(preview.Steps, step => step is { Step: "disable-local-auth", Failure: null, Changes.Count: > 0, Approvers.Count: 1 });
        Assert.Contains(preview.Steps, step => step is { Step: "swap-settings", Failure: not null });
    }

    [Fact]
    public async Task Acts_are_told_to_the_auditor()
    {
        await using var service = await world.StartServiceAsync();
        var run = await service.WriteAsync(RunState.AwaitingApproval);
        using var ben = service.As(Persona.Ben);
        using var ada = service.As(Persona.Ada);
        await ben.PostAsync($"/runs/{run.RunId}/gates/{run.Gated.Track}/{run.Gated.Name}/approve", new DecisionRequest(run.Gated.Gate!.Card.Digest(), "as agreed"));
        var acts = (await ada.GetAsync("/audit/acts?limit=10")).Is<Page<ActDocument>>(HttpStatusCode.OK).Items;
        Assert.Contains(acts, act => act is { By: "Ben Okafor", What: "approved" } && act.RunId == run.RunId && act.Detail.EndsWith(": as agreed", StringComparison.Ordinal));
        Assert.Contains(acts, act => act is { By: "Erin Lindqvist", What: "started" });
    }

    [Fact]
    public async Task Everybody_learns_who_they_are()
    {
        using var max = world.Service.As(Persona.Max);
        var me = (await max.GetAsync("/me")).Is<MeDocument>(HttpStatusCode.OK);
        Assert.Equal((Persona.Max.ObjectId, Persona.Max.Name, false), (me.Id, me.Name, me.IsServicePrincipal));
        Assert.Equal(["Gate.Approve", "Plan.Submit"], me.Roles);
        Assert.Equal(["change-board"], me.Groups);

        using var pipeline = await world.Service.AsPipelineAsync();
        Assert.True((await pipeline.GetAsync("/me")).Is<MeDocument>(HttpStatusCode.OK).IsServicePrincipal);
    }
}
