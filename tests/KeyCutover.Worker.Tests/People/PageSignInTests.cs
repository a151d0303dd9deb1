using System.Net;
using KeyCutover.Worker.People;
using KeyCutover.Worker.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace KeyCutover.Worker.Tests.People;

/// <summary>Sign-in in a browser, at the directory's own page.</summary>
public sealed class PageSignInTests(World world)
{
    [Fact]
    public async Task Whoever_opens_a_page_signs_in_and_gets_to_it()
    {
        using var browser = world.Service.Browser();
        using var sentOn = await browser.OpenAsync("/runs");
        var authorize = sentOn.Headers.Location!.ToString();
        Assert.StartsWith($"{world.Sandbox.Connection.Authority}{world.Sandbox.Connection.TenantId}/oauth2/v2.0/authorize", authorize, StringComparison.Ordinal);
        foreach (var part in new[] { "response_type=code", "code_challenge_method=S256", "state=", "nonce=" }) Assert.Contains(part, authorize, StringComparison.Ordinal);

        using var page = await browser.SignInAsync(Persona.Ada, "/runs");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains(Persona.Ada.Name, await page.Content.ReadAsStringAsync(World.Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_for_this_service_only_and_holds_no_token()
    {
        using var browser = world.Service.Browser();
        using var page = await browser.SignInAsync(Persona.Ben);
        var session = Assert.Single(browser.SetCookies, cookie => cookie.StartsWith("__Host-keycutover=", StringComparison.Ordinal));
        foreach (var attribute in new[] { "; path=/", "; secure", "; httponly", "; samesite=lax" }) Assert.Contains(attribute, session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", session, StringComparison.OrdinalIgnoreCase);
        Assert.True(session.Length < 2000, "A cookie with tokens in it would be longer.");
        Assert.All(browser.SetCookies.Where(cookie => cookie.StartsWith("__Secure-", StringComparison.Ordinal) && !cookie.Contains("1970", StringComparison.Ordinal)),
            cookie => Assert.Contains("; secure; samesite=lax; httponly", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_session_ends_after_an_hour_of_rest_and_after_eight_hours_whatever_happens()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var service = await world.StartServiceAsync(clock);
        using var idle = service.Browser();
        using (await idle.SignInAsync(Persona.Ada)) { }
        clock.Advance(PageSignIn.Idle + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(idle));

        using var busy = service.Browser();
        using (await busy.SignInAsync(Persona.Ada)) { }
        for (var hours = 0.75; hours < PageSignIn.Longest.TotalHours; hours += 0.75)
        {
            clock.Advance(TimeSpan.FromHours(0.75));
            Assert.Equal(HttpStatusCode.OK, await MeAsync(busy));
        }

        clock.Advance(TimeSpan.FromHours(0.75));
        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(busy));
    }

    [Fact]
    public async Task Whoever_signs_out_is_signed_out_here_and_at_the_directory()
    {
        using var browser = world.Service.Browser();
        using (await browser.SignInAsync(Persona.Max)) { }
        Assert.Equal(HttpStatusCode.OK, await MeAsync(browser));
        using var answer = await browser.SendAsync(HttpMethod.Post, new Uri(browser.Service, "/signout"), null, ("Sec-Fetch-Site", "same-origin"));
        Assert.Contains("/oauth2/v2.0/logout", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(browser));
        using var done = await browser.OpenAsync("/signedout");
        Assert.Contains("You are signed out", await done.Content.ReadAsStringAsync(World.Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_role_is_told_what_to_ask_for()
    {
        using var browser = world.Service.Browser();
        using var page = await browser.SignInAsync(Persona.Nina, "/runs");
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("Nina Petrov has no role in KeyCutover.", await page.Content.ReadAsStringAsync(World.Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_a_page_for_addresses_without_one()
    {
        using var browser = world.Service.Browser();
        using var page = await browser.SignInAsync(Persona.Ada, "/nothing/here");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("There is no page at this address", await page.Content.ReadAsStringAsync(World.Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task A_link_does_not_lead_elsewhere_by_way_of_signing_in(string returnUrl)
    {
        using var browser = world.Service.Browser();
        using var page = await browser.SignInAsync(Persona.Ada, $"/signin?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal(new Uri(browser.Service, "/"), page.RequestMessage!.RequestUri);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_signs_nobody_in()
    {
        using var browser = world.Service.Browser();
        using var page = await browser.OpenAsync("/signin-oidc?code=stolen&state=made-up");
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("Signing in did not work", await page.Content.ReadAsStringAsync(World.Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(browser));
    }

    private static async Task<HttpStatusCode> MeAsync(Browser browser)
    {
        using var answer = await browser.SendAsync(HttpMethod.Get, new Uri(browser.Service, "/api/v1/me"), null);
        return answer.StatusCode;
    }
}
