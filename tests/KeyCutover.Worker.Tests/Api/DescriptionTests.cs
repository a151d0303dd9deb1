using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.Api;

public sealed partial class DescriptionTests(World world)
{
    [Fact]
    public async Task Every_operation_is_described_with_its_refusals()
    {
        using var ada = world.Service.As(Persona.Ada);
        var description = (await ada.SendAsync(HttpMethod.Get, "/openapi/v1.json", null, [])).Is<JsonElement>(HttpStatusCode.OK);
        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal("bearer", description.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
        foreach (var path in description.GetProperty("paths").EnumerateObject())
        {
            Assert.StartsWith("/api/v1/", path.Name, StringComparison.Ordinal);
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.False(string.IsNullOrEmpty(operation.Value.GetProperty("summary").GetString()), path.Name);
                var responses = operation.Value.GetProperty("responses");
                Assert.Contains(responses.EnumerateObject(), response => response.Name.StartsWith('2'));
                foreach (var status in new[] { "401", "403" })
                    Assert.True(responses.GetProperty(status).GetProperty("content").TryGetProperty("application/problem+json", out _), $"{path.Name} {status}");
            }
        }
    }

    [Fact]
    public async Task The_reference_page_loads_nothing_from_elsewhere()
    {
        using var browser = world.Service.Browser();
        using var page = await browser.SignInAsync(Persona.Ada, "/reference/");
        var html = await page.Content.ReadAsStringAsync(World.Cancellation);
        Assert.True(page.StatusCode == HttpStatusCode.OK, $"{page.StatusCode} {html}");
        Assert.All(Sources().Matches(html), source => Assert.DoesNotContain("://", source.Groups[1].Value, StringComparison.Ordinal));
        Assert.Contains("script-src 'self' 'unsafe-inline'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Sources();
}
