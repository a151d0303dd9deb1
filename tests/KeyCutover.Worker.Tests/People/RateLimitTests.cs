using System.Net;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.People;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.People;

public sealed class RateLimitTests(World world)
{
    [Fact]
    public async Task Decisions_signing_in_and_rows_about_strangers_are_limited()
    {
        await using var service = await world.StartServiceAsync();
        using var sam = service.As(Persona.Sam);
        using var ben = service.As(Persona.Ben);
        var run = await service.WriteAsync(RunState.AwaitingApproval);
        Task<Answer> DecideAsync(ApiCaller caller) =>
            caller.PostAsync($"/runs/{run.RunId}/gates/{run.Gated.Track}/{run.Gated.Name}/approve", new DecisionRequest(run.Gated.Gate!.Card.Digest()));

        for (var i = 0; i < RateLimits.DecisionsPerMinute; i++) (await DecideAsync(sam)).IsProblem(HttpStatusCode.Forbidden);
        IsTooMany(await DecideAsync(sam));
        Assert.Equal(HttpStatusCode.OK, (await DecideAsync(ben)).Status);

        using var nobody = service.WithToken(null);
        var sentOn = await Task.WhenAll(Enumerable.Range(0, RateLimits.SignInsPerMinute + 1).Select(_ => nobody.SendAsync(HttpMethod.Get, "/signin", null, [])));
        Assert.Equal(RateLimits.SignInsPerMinute, sentOn.Count(answer => answer.Status == HttpStatusCode.Redirect));
        IsTooMany(sentOn.Single(answer => answer.Status != HttpStatusCode.Redirect));

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => nobody.GetAsync("/runs")));
        var rows = (await service.Refusals.ListAsync(null, 200, World.Cancellation)).Where(attempt => attempt.ById is null).ToList();
        Assert.Equal(10, rows.Count);
        Assert.All(rows, row => Assert.Equal(("somebody", "GET", "/api/v1/runs", "Nobody was signed in.", "127.0.0.1"), (row.By, row.What, row.Target, row.Reason, row.From)));
    }

    private static void IsTooMany(Answer answer)
    {
        answer.IsProblem(HttpStatusCode.TooManyRequests);
        Assert.InRange(int.Parse(answer.Headers["Retry-After"]), 1, 60);
    }
}
