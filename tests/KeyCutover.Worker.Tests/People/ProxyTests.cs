using System.Net;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.People;

/// <summary>Whose word about where a request comes from is taken.</summary>
public sealed class ProxyTests(World world)
{
    private static readonly (string, string)[] Forwarded =
        [("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "keycutover.example")];

    [Fact]
    public async Task A_proxy_that_is_configured_is_believed()
    {
        await using var service = await world.StartServiceAsync(null, "--Proxies:0=127.0.0.1");
        using var nobody = service.WithToken(null);
        var answer = await nobody.GetAsync("/me", Forwarded);
        answer.IsProblem(HttpStatusCode.Unauthorized);
        // Browsers are not told so for localhost.
        Assert.StartsWith("max-age=31536000", answer.Headers["Strict-Transport-Security"], StringComparison.Ordinal);
        Assert.Equal("203.0.113.7", (await service.Refusals.ListAsync(null, 1, World.Cancellation)).Single().From);
    }

    [Fact]
    public async Task Nobody_else_is()
    {
        using var nina = world.Service.As(Persona.Nina);
        (await nina.GetAsync("/proxied", Forwarded)).IsProblem(HttpStatusCode.NotFound);
        (await nina.GetAsync("/me?proxied", Forwarded)).IsProblem(HttpStatusCode.Forbidden);
        var refusals = await world.Service.Refusals.ListAsync(null, 200, World.Cancellation);
        Assert.Contains(refusals, attempt => attempt.ById == Persona.Nina.ObjectId);
        Assert.DoesNotContain(refusals, attempt => attempt.From == "203.0.113.7");
    }
}
