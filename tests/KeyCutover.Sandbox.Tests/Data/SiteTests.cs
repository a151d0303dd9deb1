using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.AppService;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Tests.Data;

public sealed class SiteTests : IAsyncLifetime
{
    private RunningSandbox sandbox = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WebSite Site => sandbox.Azure.World.Sites[0];

    public async ValueTask InitializeAsync() => sandbox = await RunningSandbox.StartAsync();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Customers_notice_nothing_while_a_change_of_settings_replaces_the_process()
    {
        var before = await HealthAsync();
        Assert.Equal(200, (int?)before["modelStatus"]);
        Assert.Null((string?)before["objectId"]);
        sandbox.Azure.StartTraffic();

        Replace(Site.Settings.SetItem("AZURE_OPENAI_API_KEY", "not-a-key"));
        var after = await UntilAsync(health => (string?)health["process"] != (string?)before["process"]);
        Assert.Equal(401, (int?)after["modelStatus"]);

        Replace(Site.Settings.SetItem("AZURE_OPENAI_API_KEY", sandbox.Azure.World.Accounts[0].Key2));
        await UntilAsync(health => (int?)health["modelStatus"] == 200);

        // Sessions failed for the wrong key only (502 of the application), none for the change of processes (503 of the front end).
        Assert.InRange(sandbox.Azure.Sessions.Total, 2, long.MaxValue);
        Assert.All(sandbox.Azure.Sessions.Failures, failure => Assert.StartsWith("502", failure.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_calls_the_model_as_its_identity_as_soon_as_it_has_one_and_the_key_is_gone()
    {
        var none = await HealthAsync("?credential=managed-identity");
        Assert.Equal((null, "CredentialUnavailable"), ((int?)none["modelStatus"], (string?)none["errorCode"]));

        var world = sandbox.Azure.World;
        string identity;
        lock (world.Gate)
        {
            var principal = world.AddManagedIdentity(Site.Name);
            identity = principal.ObjectId;
            world.RoleAssignments.Add(new RoleAssignment
            {
                Name = world.NewGuid(), Scope = sandbox.Account, Role = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", PrincipalId = identity,
                PrincipalType = "ServicePrincipal", CreatedAt = world.Now, CreatedBy = "test", ReadableFrom = world.Now,
            });
            Site.ReplaceIdentity(ResourceIdentity.None with { System = principal }, world);
        }
        sandbox.Wall.Advance(world.Knobs.RestartAfter);
        var early = await UntilAsync(health => health["objectId"] is not null, "?credential=managed-identity");
        Assert.Equal((401, "PermissionDenied", identity), ((int?)early["modelStatus"], (string?)early["errorCode"], (string?)early["objectId"]));
        Assert.Null((string?)(await HealthAsync())["objectId"]);
        sandbox.Wall.Advance(world.Knobs.RoleEffectiveAfter);

        Replace(Site.Settings.Remove("AZURE_OPENAI_API_KEY"));
        var moved = await UntilAsync(health => health["objectId"] is not null);
        Assert.Equal((200, identity), ((int?)moved["modelStatus"], (string?)moved["objectId"]));

        // An audience that the model does not take: the token is sent, and refused whatever its role.
        Replace(Site.Settings.SetItem("AZURE_OPENAI_AUDIENCE", "https://management.azure.com"));
        var wrong = await UntilAsync(health => (int?)health["modelStatus"] != 200);
        Assert.Equal((401, "401", identity), ((int?)wrong["modelStatus"], (string?)wrong["errorCode"], (string?)wrong["objectId"]));
        Assert.Contains("audience is incorrect", (string?)wrong["errorMessage"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_site_answers_403_and_comes_back_when_it_is_started()
    {
        lock (sandbox.Azure.World.Gate)
            Site.SetRunning(false, sandbox.Azure.World);
        using var stopped = await sandbox.Http.GetAsync(new Uri("sites/pinegate-claims/", UriKind.Relative), Cancellation);

        lock (sandbox.Azure.World.Gate)
            Site.SetRunning(true, sandbox.Azure.World);
        sandbox.Wall.Advance(sandbox.Azure.World.Knobs.RestartAfter);
        using var started = await sandbox.Http.GetAsync(new Uri("sites/pinegate-claims/", UriKind.Relative), Cancellation);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (stopped.StatusCode, started.StatusCode));
    }

    [Fact]
    public async Task A_site_whose_application_does_not_start_answers_503_until_its_settings_are_put_right()
    {
        await RestartAsync(seed => seed.Replace("CLAIMS_REGION: emea", "Kestrel__Endpoints__Http__Url: nonsense", StringComparison.Ordinal));
        using var broken = await sandbox.Http.GetAsync(new Uri("sites/pinegate-claims/", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, broken.StatusCode);

        Replace(Site.Settings.Remove("Kestrel__Endpoints__Http__Url"));

        await UntilAsync(health => (int?)health["modelStatus"] == 200);
    }

    [Fact]
    public async Task A_site_whose_application_the_sandbox_was_not_given_says_so()
    {
        await RestartAsync(seed => seed.Replace("app: claims-chatbot", "app: somebody-elses", StringComparison.Ordinal));
        using var answer = await sandbox.Http.GetAsync(new Uri("sites/pinegate-claims/", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("somebody-elses", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_stays_with_the_instance_that_its_cookie_names()
    {
        await RestartAsync(seed => seed.Replace("os: linux", "os: linux\n    instances: 2", StringComparison.Ordinal));
        var second = SiteInstance.IdOf(Site, 1);
        using var request = new HttpRequestMessage(HttpMethod.Get, "sites/pinegate-claims/health/model");
        request.Headers.Add("Cookie", $"ARRAffinity={second}");
        using var first = await sandbox.Http.SendAsync(request, Cancellation);

        Assert.Contains(first.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith($"ARRAffinity={second}", StringComparison.Ordinal));
        Assert.Equal(second, (string?)(await HealthAsync())["instance"]);
    }

    [Fact]
    public async Task A_process_ends_when_nobody_holds_its_input_any_more()
    {
        var start = new ProcessStartInfo(DotnetHost.Path, ["exec", Path.Combine(AppContext.BaseDirectory, "apps", "claims-chatbot", "ClaimsChatbot.dll")])
        {
            RedirectStandardInput = true,
            Environment = { ["DOTNET_STARTUP_HOOKS"] = typeof(SiteInstance).Assembly.Location, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        };
        using var process = Process.Start(start)!;

        process.StandardInput.Close();

        await process.WaitForExitAsync(Cancellation);
        Assert.NotEqual(0, process.ExitCode);
    }

    private async Task RestartAsync(Func<string, string> change)
    {
        await sandbox.DisposeAsync();
        sandbox = await RunningSandbox.StartAsync(change: change);
    }

    /// <summary>Writes the settings and lets the time pass after which the process is replaced.</summary>
    private void Replace(ImmutableSortedDictionary<string, string> settings)
    {
        lock (sandbox.Azure.World.Gate)
            Site.ReplaceSettings(settings, sandbox.Azure.World);
        sandbox.Wall.Advance(sandbox.Azure.World.Knobs.RestartAfter);
    }

    private async Task<JsonNode> UntilAsync(Func<JsonNode, bool> isSo, string query = "")
    {
        while (true)
        {
            var health = await HealthAsync(query);
            if (isSo(health))
                return health;
        }
    }

    private async Task<JsonNode> HealthAsync(string query = "")
    {
        using var answer = await sandbox.Http.GetAsync(new Uri($"sites/pinegate-claims/health/model{query}", UriKind.Relative), Cancellation);
        return answer.Content.Headers.ContentType?.MediaType == "application/json"
            ? (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!
            : new JsonObject();
    }
}
