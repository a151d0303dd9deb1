using System.Net;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.Api;

/// <summary>Whatever is wrong with a request is said, in one form.</summary>
public sealed class ProblemTests(World world)
{
    [Fact]
    public async Task A_plan_that_is_not_in_order_is_told_place_by_place()
    {
        using var erin = world.Service.As(Persona.Erin);
        var answer = await erin.PostAsync("/plans", new SubmitPlanRequest("claims.yaml", RunningService.PlanText.Replace("onFailure: rollback", "onFailure: ignore", StringComparison.Ordinal)));
        var problem = Assert.Single(answer.IsProblem(HttpStatusCode.UnprocessableEntity).Problems!);
        Assert.Equal("claims.yaml", problem.File);
        Assert.True(problem is { Line: > 1, Column: > 1, Code.Length: > 0, Message.Length: > 0, Fix.Length: > 0 });
    }

    [Theory]
    [InlineData("", "The body is missing")]
    [InlineData("{", "The body cannot be read at $, line 1")]
    [InlineData("""{"file": "a.yaml"}""", "It lacks \"text\".")]
    [InlineData("""{"file": "a.yaml", "text": 5}""", "at $.text, line 1")]
    [InlineData("""{"file": "a.yaml", "text": null}""", "at $.text, line 1")]
    [InlineData("""{"file": "a.yaml", "text": "x", "more": 1}""", "\"more\" is not known here.")]
    [InlineData("""{"file": "", "text": "x"}""", "'file' has to be one line of 1 to 260 characters.")]
    [InlineData("""{"file": "a\nb", "text": "x"}""", "'file' has to be one line of 1 to 260 characters.")]
    public async Task A_body_that_cannot_be_read_is_told_with_the_place(string body, string detail)
    {
        using var erin = world.Service.As(Persona.Erin);
        var problem = (await erin.PostTextAsync("/plans", body)).IsProblem(HttpStatusCode.BadRequest);
        Assert.Contains(detail, problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("KeyCutover.", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_or_too_large_is_refused()
    {
        using var erin = world.Service.As(Persona.Erin);
        (await erin.PostTextAsync("/plans", "schema: keycutover/v1", "application/yaml")).IsProblem(HttpStatusCode.UnsupportedMediaType);
        (await erin.PostAsync("/plans", new SubmitPlanRequest("a.yaml", new string('#', 2 * 1024 * 1024)))).IsProblem(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("/runs?limit=0", "'limit' is 0; it has to be from 1 to 200.")]
    [InlineData("/runs?limit=201", "'limit' is 201; it has to be from 1 to 200.")]
    [InlineData("/runs?limit=many", "'many' cannot be a value of 'limit'.")]
    [InlineData("/runs?state=Sleeping", "'Sleeping' cannot be a value of 'state'.")]
    [InlineData("/plans?limit=-1", "'limit' is -1; it has to be from 1 to 200.")]
    [InlineData("/gates?limit=5", null)]
    public async Task A_query_that_cannot_be_understood_is_told_which(string path, string? detail)
    {
        using var erin = world.Service.As(Persona.Erin);
        var answer = await erin.GetAsync(path);
        if (detail is null) answer.Is<Page<GateDocument>>(HttpStatusCode.OK);
        else Assert.Equal(detail, answer.IsProblem(HttpStatusCode.BadRequest).Detail);
    }

    [Theory]
    [InlineData("/runs/none", "There is no run 'none'.")]
    [InlineData("/runs/none/explanation", "There is no run 'none'.")]
    [InlineData("/runs/none/events", "There is no run 'none'.")]
    [InlineData("/runs/none/gates/account/disable-local-auth", "There is no gate before disable-local-auth of account in run 'none'.")]
    [InlineData("/plans/none", "There is no plan 'none'.")]
    [InlineData("/nothing", "Nothing answers at /api/v1/nothing.")]
    public async Task What_there_is_not_is_named(string path, string detail)
    {
        using var erin = world.Service.As(Persona.Erin);
        Assert.StartsWith(detail, (await erin.GetAsync(path)).IsProblem(HttpStatusCode.NotFound).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_an_endpoint_does_not_take_is_told()
    {
        using var erin = world.Service.As(Persona.Erin);
        var answer = await erin.SendAsync(HttpMethod.Delete, "/api/v1/plans", null, []);
        Assert.Contains("does not take DELETE", answer.IsProblem(HttpStatusCode.MethodNotAllowed).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_say_is_one_line_and_not_a_book()
    {
        using var otto = world.Service.As(Persona.Otto);
        var run = await world.Service.WriteAsync(RunState.AwaitingApproval);
        foreach (var reason in new[] { new string('x', 1001), "one\ntwo" })
            Assert.Contains("'reason' has to be", (await otto.PostAsync($"/runs/{run.RunId}/pause", new RunVerbRequest(reason))).IsProblem(HttpStatusCode.BadRequest).Detail, StringComparison.Ordinal);
    }
}
