using System.Net;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.People;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.People;

/// <summary>What other sites cannot have a browser do.</summary>
public sealed class CrossSiteTests(World world)
{
    [Fact]
    public async Task A_request_by_cookie_counts_only_when_it_is_from_our_own_pages()
    {
        using var browser = world.Service.Browser();
        using (await browser.SignInAsync(Persona.Otto)) { }
        var run = await world.Service.WriteAsync(RunState.AwaitingApproval);
        async Task<HttpStatusCode> PauseAsync(params IReadOnlyList<(string, string)> headers)
        {
            using var answer = await browser.SendAsync(HttpMethod.Post, new Uri(browser.Service, $"/api/v1/runs/{run.RunId}/pause"), null, headers);
            return answer.StatusCode;
        }

        foreach (var site in new[] { "cross-site", "same-site", "none" })
            Assert.Equal(HttpStatusCode.Forbidden, await PauseAsync(("Sec-Fetch-Site", site), (CrossSiteGuard.Header, "1")));
        Assert.Equal(HttpStatusCode.Forbidden, await PauseAsync(("Origin", "https://elsewhere.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await PauseAsync());
        Assert.Equal(HttpStatusCode.OK, await PauseAsync(("Sec-Fetch-Site", "same-origin")));
        // It is paused already: that is what is refused now.
        Assert.Equal(HttpStatusCode.Conflict, await PauseAsync((CrossSiteGuard.Header, "1")));
        Assert.Equal(HttpStatusCode.Conflict, await PauseAsync(("Origin", browser.Service.GetLeftPart(UriPartial.Authority))));

        var refusals = (await world.Service.Refusals.ListAsync(null, 200, World.Cancellation)).Where(attempt => attempt.Target.Contains(run.RunId, StringComparison.Ordinal) && attempt.Reason == "The request came from another site.").ToList();
        Assert.Equal(5, refusals.Count);
        Assert.All(refusals, attempt => Assert.Equal((Persona.Otto.ObjectId, "POST", $"/api/v1/runs/{run.RunId}/pause"), (attempt.ById, attempt.What, attempt.Target)));
    }

    [Fact]
    public async Task Nobody_is_signed_out_from_another_site()
    {
        using var browser = world.Service.Browser();
        using (await browser.SignInAsync(Persona.Otto)) { }
        using var answer = await browser.SendAsync(HttpMethod.Post, new Uri(browser.Service, "/signout"), null, ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Another_site_reads_nothing()
    {
        using var browser = world.Service.Browser();
        using var answer = await browser.SendAsync(HttpMethod.Options, new Uri(browser.Service, "/api/v1/runs"), null,
            ("Origin", "https://elsewhere.example"), ("Access-Control-Request-Method", "POST"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
