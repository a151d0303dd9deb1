using System.Text.Json.Nodes;
using KeyCutover.AzureAdapters.Callers.AppService;
using KeyCutover.Domain;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.AzureAdapters.Tests.Wire;

public sealed class AppServiceWireTests
{
    private const string Site = WirePlayback.Group + "/providers/Microsoft.Web/sites/pinegate-claims";
    private const string User = WirePlayback.Group + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shared";

    private static readonly AzureResourceId Caller = AzureResourceId.Parse(Site);

    private readonly WirePlayback azure = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reading_a_site_tells_its_identities_sticky_settings_and_address()
    {
        azure.On("GET", Site, 200, SiteJson($$$$"""{"type":"SystemAssigned,UserAssigned","principalId":"11111111-1111-1111-1111-111111111111","tenantId":"6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11","userAssignedIdentities":{"{{{{User}}}}":{"principalId":"22222222-2222-2222-2222-222222222222","clientId":"33333333-3333-3333-3333-333333333333"}}}"""));
        azure.On("GET", Site + "/config/slotConfigNames", 200, $$$$"""{"id":"{{{{Site}}}}/config/slotConfigNames","name":"pinegate-claims","type":"Microsoft.Web/sites/config","properties":{"appSettingNames":["CLAIMS_REGION"],"connectionStringNames":null}}""");

        var state = await new AppServicePlatform(azure.Clients).ReadAsync(Caller, Cancellation);

        Assert.Equal(new Guid("11111111-1111-1111-1111-111111111111"), state.Identity.SystemPrincipalId);
        Assert.Equal(new Guid("33333333-3333-3333-3333-333333333333"), state.Identity.Find(AzureResourceId.Parse(User.ToUpperInvariant().Replace("/SUBSCRIPTIONS", "/subscriptions")))?.ClientId);
        Assert.Equal(["CLAIMS_REGION"], state.StickySettings);
        Assert.Equal(new Uri("https://localhost:8443/sites/pinegate-claims/"), state.Address);
        Assert.True(state.IsLinux);
        Assert.True(state.IsRunning);
        Assert.Contains("api-version=2024-11-01", azure.Single("GET", "/sites/pinegate-claims").Uri.Query);
    }

    [Fact]
    public async Task Adding_the_system_identity_writes_the_identity_only_and_keeps_user_assigned_ones()
    {
        azure.On("GET", Site, 200, SiteJson($$$$"""{"type":"UserAssigned","userAssignedIdentities":{"{{{{User}}}}":{"principalId":"22222222-2222-2222-2222-222222222222","clientId":"33333333-3333-3333-3333-333333333333"}}}"""));
        azure.On("PATCH", Site, 202, SiteJson("""{"type":"SystemAssigned, UserAssigned"}"""));

        await new AppServicePlatform(azure.Clients).AddIdentityAsync(Caller, null, Cancellation);

        var body = azure.Single("PATCH", "/pinegate-claims").Body;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$$$$"""{"identity":{"type":"SystemAssigned, UserAssigned","userAssignedIdentities":{"{{{{{User}}}}}":{}}}}"""), JsonNode.Parse(body)), body);
    }

    [Fact]
    public async Task Adding_an_identity_that_is_there_writes_nothing()
    {
        azure.On("GET", Site, 200, SiteJson("""{"type":"SystemAssigned","principalId":"11111111-1111-1111-1111-111111111111","tenantId":"6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11"}"""));

        await new AppServicePlatform(azure.Clients).AddIdentityAsync(Caller, null, Cancellation);

        Assert.Single(azure.Requests);
    }

    [Fact]
    public async Task Writing_settings_puts_all_of_them_in_one_call()
    {
        azure.On("PUT", Site + "/config/appsettings", 200, $$$$"""{"id":"{{{{Site}}}}/config/appsettings","name":"appsettings","type":"Microsoft.Web/sites/config","properties":{}}""");

        await new AppServicePlatform(azure.Clients).WriteSettingsAsync(
            Caller, new Dictionary<string, SecretValue> { ["A"] = SecretValue.Of("1"), ["B"] = SecretValue.Of("2") }, Cancellation);

        Assert.Equal("""{"properties":{"A":"1","B":"2"}}""", azure.Single("PUT", "/appsettings").Body);
    }

    [Fact]
    public async Task A_probe_asks_every_instance_by_its_affinity_cookie_and_keeps_the_query()
    {
        azure.On("GET", Site, 200, SiteJson("null"));
        azure.On("GET", Site + "/instances", 200, $$$$"""{"value":[{"id":"{{{{Site}}}}/instances/aa","name":"aa"},{"id":"{{{{Site}}}}/instances/bb","name":"bb"}],"nextLink":null}""");
        azure.On("GET", "/sites/pinegate-claims/probe", 200, """{"process":"1-2","modelStatus":401,"errorCode":"PermissionDenied","errorMessage":"lacks","objectId":null,"requestId":"r"}""");

        var probes = await new AppServicePlatform(azure.Clients).ProbeAsync(Caller, "/probe?mode=identity", Cancellation);

        Assert.Equal(["aa", "bb"], probes.Select(probe => probe.Instance));
        Assert.All(probes, probe => Assert.Equal((200, 401, "PermissionDenied", "r"), (probe.Status, probe.ModelStatus, probe.ModelErrorCode, probe.ModelRequestId)));
        var asked = azure.Requests.Where(sent => sent.Uri.AbsolutePath.EndsWith("/probe", StringComparison.Ordinal)).ToList();
        Assert.Equal(["ARRAffinity=aa", "ARRAffinity=bb"], asked.Select(sent => sent.Headers["Cookie"]).Order());
        Assert.All(asked, sent => Assert.Equal("?mode=identity", sent.Uri.Query));
        Assert.All(asked, sent => Assert.DoesNotContain("Authorization", sent.Headers.Keys));
    }

    [Fact]
    public async Task An_application_that_is_down_is_an_answer_and_tried_once()
    {
        azure.On("GET", Site, 200, SiteJson("null"));
        azure.On("GET", "/sites/pinegate-claims/probe", 503, "<html>");

        var probe = Assert.Single(await new AppServicePlatform(azure.Clients).ProbeAsync(Caller, "/probe", Cancellation));

        Assert.Equal((503, "unknown"), (probe.Status, probe.Instance));
        Assert.False(probe.Succeeded);
        azure.Single("GET", "/probe");
    }

    private static string SiteJson(string identity) =>
        $$$$"""{"id":"{{{{Site}}}}","name":"pinegate-claims","type":"Microsoft.Web/sites","kind":"app,linux","location":"Sweden Central","identity":{{{{identity}}}},"properties":{"state":"Running","defaultHostName":"localhost:8443/sites/pinegate-claims","reserved":true,"targetSwapSlot":null}}""";
}
