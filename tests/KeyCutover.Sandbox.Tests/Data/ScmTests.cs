using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using KeyCutover.Sandbox.AppService;
using KeyCutover.Sandbox.Entra;

namespace KeyCutover.Sandbox.Tests.Data;

public sealed class ScmTests : IAsyncLifetime
{
    private RunningSandbox sandbox = null!;

    public async ValueTask InitializeAsync() => sandbox = await RunningSandbox.StartAsync();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task The_console_answers_200_whatever_comes_of_the_command()
    {
        var good = await RunAsync($"\"{DotnetHost.Path}\" --list-runtimes");
        var bad = await RunAsync("no-such-program --at all");

        Assert.Equal((200, 0), (good.Status, (int?)good.Body!["ExitCode"]));
        Assert.Contains("Microsoft.AspNetCore.App", (string?)good.Body["Output"], StringComparison.Ordinal);
        Assert.Equal((200, 127), (bad.Status, (int?)bad.Body!["ExitCode"]));
        Assert.Contains("no-such-program", (string?)bad.Body["Error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_is_for_those_who_may_write_the_site()
    {
        Assert.Equal(401, (await RunAsync("anything", Audiences.Vault)).Status);

        sandbox.Azure.World.RoleAssignments.Clear();
        Assert.Equal(401, (await RunAsync("anything")).Status);
    }

    [Theory]
    [InlineData("linux", false)]
    [InlineData("windows", true)]
    public async Task Only_on_Windows_does_the_console_see_the_identity(string os, bool seen)
    {
        await sandbox.DisposeAsync();
        sandbox = await RunningSandbox.StartAsync(change: seed => seed.Replace("os: linux", $"os: {os}\n    identity: {{ system: true }}", StringComparison.Ordinal)
            .Replace("CLAIMS_REGION: emea", "Claims:Region: emea", StringComparison.Ordinal));
        var site = sandbox.Azure.World.Sites[0];
        var environment = new SiteEnvironment(sandbox.Azure.World, sandbox.Connection.CaCertificate);

        var console = environment.OfScm(site, site.LatestRevision);
        var application = environment.OfApplication(site, site.LatestRevision, "instance");

        Assert.Equal((seen, true), (console.ContainsKey("IDENTITY_ENDPOINT"), application.ContainsKey("IDENTITY_ENDPOINT")));
        Assert.Equal("emea", application[seen ? "Claims:Region" : "Claims__Region"]);
        Assert.Equal("instance", application["WEBSITE_INSTANCE_ID"]);
    }

    [Fact]
    public void An_identity_that_is_switched_off_by_its_setting_is_not_given_to_the_process()
    {
        var site = sandbox.Azure.World.Sites[0];
        var environment = new SiteEnvironment(sandbox.Azure.World, sandbox.Connection.CaCertificate);
        var revision = site.LatestRevision with { HasIdentity = true, Settings = ImmutableSortedDictionary<string, string>.Empty.Add("WEBSITE_DISABLE_MSI", "true") };

        Assert.DoesNotContain("IDENTITY_ENDPOINT", environment.OfApplication(site, revision, "instance").Keys);
    }

    [Theory]
    [InlineData("curl -H 'a: b' \"x y\"", new[] { "curl", "-H", "a: b", "x y" })]
    [InlineData("  env  ", new[] { "env" })]
    [InlineData("say ''", new[] { "say", "" })]
    [InlineData("", new string[0])]
    public void A_command_is_split_into_words(string command, string[] words) => Assert.Equal(words, ScmCommand.Split(command));

    private async Task<Answer> RunAsync(string command, string audience = "https://management.azure.com")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(sandbox.Connection.Sites["pinegate-claims"].ScmUrl, "api/command"));
        request.Content = JsonContent.Create(new { command, dir = "/" });
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await sandbox.TokenAsync(audience));
        return await Answer.OfAsync(await sandbox.Http.SendAsync(request, TestContext.Current.CancellationToken));
    }
}
