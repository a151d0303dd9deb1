using System.Net;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.Api;

public sealed class IdempotencyTests(World world)
{
    private const string Header = "Idempotency-Key";

    private static readonly SubmitPlanRequest Plan = new("claims.yaml", RunningService.PlanText);

    [Fact]
    public async Task A_plan_that_is_sent_twice_with_one_key_is_kept_once()
    {
        using var erin = world.Service.As(Persona.Erin);
        using var max = world.Service.As(Persona.Max);
        var key = Guid.NewGuid().ToString();
        var answer = await erin.PostAsync("/plans", Plan, (Header, key));
        var first = answer.Is<PlanDocument>(HttpStatusCode.Created);
        Assert.Equal($"/api/v1/plans/{first.PlanId}", answer.Headers["Location"]);
        Assert.Equal(first, (await erin.PostAsync("/plans", Plan, (Header, key))).Is<PlanDocument>(HttpStatusCode.Created));

        Assert.NotEqual(first.PlanId, (await erin.PostAsync("/plans", Plan)).Is<PlanDocument>(HttpStatusCode.Created).PlanId);
        Assert.NotEqual(first.PlanId, (await max.PostAsync("/plans", Plan, (Header, key))).Is<PlanDocument>(HttpStatusCode.Created).PlanId);
        var other = Plan with { Text = Plan.Text.Replace("CHG0042117", "CHG0042118", StringComparison.Ordinal) };
        Assert.Contains("another plan already", (await erin.PostAsync("/plans", other, (Header, key))).IsProblem(HttpStatusCode.Conflict).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_started_twice_with_one_key_at_once_is_one()
    {
        await using var service = await world.StartServiceAsync();
        using var erin = service.As(Persona.Erin);
        var plan = (await erin.PostAsync("/plans", Plan)).Is<PlanDocument>(HttpStatusCode.Created);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => erin.PostAsync("/runs", new StartRunRequest(plan.PlanId), (Header, "one"))));
        var runs = answers.Select(answer => answer.Is<RunDocument>(HttpStatusCode.Created)).ToList();
        Assert.Single(runs.Select(run => run.RunId).Distinct());
        Assert.Equal((plan.PlanId, plan.Hash, Persona.Erin.Name, Persona.Erin.Name), (runs[0].PlanId, runs[0].PlanHash, runs[0].SubmittedBy, runs[0].StartedBy));

        var another = (await erin.PostAsync("/plans", Plan)).Is<PlanDocument>(HttpStatusCode.Created);
        (await erin.PostAsync("/runs", new StartRunRequest(another.PlanId), (Header, "one"))).IsProblem(HttpStatusCode.Conflict);
        (await erin.PostAsync("/runs", new StartRunRequest("none"), (Header, "two"))).IsProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        using var erin = world.Service.As(Persona.Erin);
        Assert.Contains("1 to 128 visible ASCII characters", (await erin.PostAsync("/plans", Plan, (Header, key))).IsProblem(HttpStatusCode.BadRequest).Detail, StringComparison.Ordinal);
    }
}
