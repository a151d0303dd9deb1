using KeyCutover.AzureAdapters.Roles;
using KeyCutover.Domain;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Roles;

namespace KeyCutover.AzureAdapters.Tests.Wire;

public sealed class RoleWireTests
{
    private const string Account = WirePlayback.Group + "/providers/Microsoft.CognitiveServices/accounts/pinegate-openai";
    private const string Assignments = Account + "/providers/Microsoft.Authorization/roleAssignments";

    private static readonly AzureResourceId Scope = AzureResourceId.Parse(Account);
    private static readonly Guid Principal = new("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Role = WellKnownRoles.CognitiveServicesOpenAIUser;

    private readonly WirePlayback azure = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_grant_says_what_the_principal_is_and_has_the_same_name_every_time()
    {
        var name = RoleGrant.NameFor(Scope, Principal, Role);
        azure.On("PUT", $"{Assignments}/{name}", 201, AssignmentJson(name, Account));

        var grant = (await new RoleAssignments(azure.Clients).GrantAsync(Scope, Principal, Role, Cancellation)).Grant;

        Assert.Equal(name, grant.Name);
        Assert.Equal(
            $$$$"""{"properties":{"roleDefinitionId":"{{{{WirePlayback.Subscription}}}}/providers/Microsoft.Authorization/roleDefinitions/{{{{Role}}}}","principalId":"{{{{Principal}}}}","principalType":"ServicePrincipal"}}""",
            azure.Single("PUT", name.ToString()).Body);
    }

    [Fact]
    public async Task A_grant_that_exists_under_another_name_is_adopted()
    {
        azure.On("PUT", $"{Assignments}/{RoleGrant.NameFor(Scope, Principal, Role)}", 409,
            """{"error":{"code":"RoleAssignmentExists","message":"The role assignment already exists. The ID of the existing role assignment is 2f9290b01a8244fea959b441c49c84cb."}}""");

        var grant = (await new RoleAssignments(azure.Clients).GrantAsync(Scope, Principal, Role, Cancellation)).Grant;

        Assert.Equal(new Guid("2f9290b0-1a82-44fe-a959-b441c49c84cb"), grant.Name);
    }

    [Fact]
    public async Task Finding_a_grant_ignores_wider_scopes_and_reads_every_page()
    {
        var wider = Guid.NewGuid();
        var here = new Guid("22222222-2222-2222-2222-222222222222");
        azure.On("GET", Assignments, 200, $$$$"""{"value":[{{{{AssignmentJson(wider, WirePlayback.Group)}}}}],"nextLink":"https://management.azure.com/page2?$skiptoken=x"}""");
        azure.On("GET", "/page2", 200, $$$$"""{"value":[{{{{AssignmentJson(here, Account.ToUpperInvariant())}}}}]}""");

        var grant = await new RoleAssignments(azure.Clients).FindAsync(Scope, Principal, Role, Cancellation);

        Assert.Equal(here, grant?.Name);
        Assert.Contains(Uri.EscapeDataString($"principalId eq '{Principal}'"), azure.Requests[0].Uri.Query);
    }

    [Fact]
    public async Task Revoking_a_grant_that_is_gone_sends_no_delete()
    {
        await new RoleAssignments(azure.Clients).RevokeAsync(Scope, Guid.NewGuid(), Cancellation);

        Assert.Equal("GET", Assert.Single(azure.Requests).Method);
    }

    [Fact]
    public async Task Revoking_survives_a_204()
    {
        var name = Guid.NewGuid();
        azure.On("GET", $"{Assignments}/{name}", 200, AssignmentJson(name, Account));
        azure.On("DELETE", $"{Assignments}/{name}", 204);

        await new RoleAssignments(azure.Clients).RevokeAsync(Scope, name, Cancellation);

        azure.Single("DELETE", name.ToString());
    }

    [Fact]
    public async Task A_definition_is_read_by_its_bare_guid_and_may_be_missing()
    {
        azure.On("GET", $"{Account}/providers/Microsoft.Authorization/roleDefinitions/{Role}", 200,
            $$$$"""{"id":"{{{{WirePlayback.Subscription}}}}/providers/Microsoft.Authorization/roleDefinitions/{{{{Role}}}}","name":"{{{{Role}}}}","type":"Microsoft.Authorization/roleDefinitions","properties":{"roleName":"Cognitive Services OpenAI User","type":"BuiltInRole","permissions":[{"actions":["Microsoft.CognitiveServices/*/read"],"notActions":[],"dataActions":["Microsoft.CognitiveServices/accounts/OpenAI/*"],"notDataActions":[]}]}}""");
        var roles = new RoleAssignments(azure.Clients);

        var definition = await roles.ReadDefinitionAsync(Scope, Role, Cancellation);

        Assert.Equal("Cognitive Services OpenAI User", definition?.Name);
        Assert.True(definition!.Permissions.AllowsData("Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action"));
        Assert.Null(await roles.ReadDefinitionAsync(Scope, Guid.Empty, Cancellation));
    }

    [Fact]
    public async Task Own_permissions_are_asked_at_the_resource()
    {
        azure.On("GET", Account + "/providers/Microsoft.Authorization/permissions", 200, """{"value":[{"actions":["*"],"notActions":["Microsoft.Authorization/*/Delete"]}]}""");

        var own = await new RoleAssignments(azure.Clients).ReadOwnPermissionsAsync(Scope, Cancellation);

        Assert.True(own.Allows("Microsoft.CognitiveServices/accounts/write"));
        Assert.False(own.Allows("Microsoft.Authorization/roleAssignments/delete"));
    }

    private static string AssignmentJson(Guid name, string scope) =>
        $$$$"""{"id":"{{{{scope}}}}/providers/Microsoft.Authorization/roleAssignments/{{{{name}}}}","name":"{{{{name}}}}","type":"Microsoft.Authorization/roleAssignments","properties":{"roleDefinitionId":"{{{{WirePlayback.Subscription}}}}/providers/Microsoft.Authorization/roleDefinitions/{{{{Role}}}}","principalId":"{{{{Principal}}}}","principalType":"ServicePrincipal","scope":"{{{{scope}}}}"}}""";
}
