using System.Net;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.People;

public sealed class SecurityHeaderTests(World world)
{
    private string ContentPolicy =>
        "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        + $"form-action 'self' {world.Sandbox.Connection.Authority.GetLeftPart(UriPartial.Authority)}; style-src 'self' 'unsafe-inline'; script-src 'self'";

    [Theory]
    [InlineData("/api/v1/me", HttpStatusCode.OK)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/healthz/live", HttpStatusCode.OK)]
    [InlineData("/signedout", HttpStatusCode.OK)]
    [InlineData("/runs", HttpStatusCode.OK)]
    public async Task Every_answer_tells_browsers_what_not_to_do(string path, HttpStatusCode status)
    {
        using var ada = world.Service.As(Persona.Ada);
        var answer = await ada.SendAsync(HttpMethod.Get, path, null, [("Accept", "text/html")]);
        Assert.Equal(status, answer.Status);
        Assert.Equal(ContentPolicy, answer.Headers["Content-Security-Policy"]);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Equal("DENY", answer.Headers["X-Frame-Options"]);
        Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
        Assert.Equal("same-origin", answer.Headers["Cross-Origin-Opener-Policy"]);
        Assert.Contains("camera=()", answer.Headers["Permissions-Policy"], StringComparison.Ordinal);
        Assert.False(answer.Headers.ContainsKey("Server"));
        if (path.StartsWith("/api/", StringComparison.Ordinal)) Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }
}
