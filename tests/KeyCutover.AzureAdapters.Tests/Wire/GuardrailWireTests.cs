using KeyCutover.AzureAdapters.Guardrails;
using KeyCutover.Domain;
using KeyCutover.Domain.Guardrails;

namespace KeyCutover.AzureAdapters.Tests.Wire;

public sealed class GuardrailWireTests
{
    private const string Account = WirePlayback.Group + "/providers/Microsoft.CognitiveServices/accounts/pinegate-openai";
    private const string Other = WirePlayback.Group + "/providers/Microsoft.CognitiveServices/accounts/pinegate-openai-2";
    private const string Policies = Account + "/providers/Microsoft.Authorization/policyAssignments";
    private const string Custom = WirePlayback.Subscription + "/providers/Microsoft.Authorization/policyDefinitions/no-keys";

    private static readonly AzureResourceId Resource = AzureResourceId.Parse(Account);

    private readonly WirePlayback azure = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AzureGuardrails Guardrails => new(azure.Clients);

    [Fact]
    public async Task The_tenant_is_read_from_the_subscription()
    {
        azure.On("GET", WirePlayback.Subscription, 200,
            $$$$"""{"id":"{{{{WirePlayback.Subscription}}}}","subscriptionId":"0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10","tenantId":"6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11","displayName":"x","state":"Enabled"}""");

        Assert.Equal(new Guid("6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11"), await Guardrails.ReadTenantAsync(Resource.Subscription, Cancellation));
    }

    [Fact]
    public async Task Locks_of_resource_group_and_subscription_count_once_and_other_resources_do_not()
    {
        var inherited = Lock(WirePlayback.Group, "group-lock", "ReadOnly");
        azure.On("GET", Account + "/providers/Microsoft.Authorization/locks", 200, $$$$"""{"value":[{{{{inherited}}}},{{{{Lock(Account, "own", "CanNotDelete")}}}}]}""");
        azure.On("GET", WirePlayback.Group + "/providers/Microsoft.Authorization/locks", 200, $$$$"""{"value":[{{{{inherited}}}},{{{{Lock(Other, "others", "ReadOnly")}}}}]}""");
        azure.On("GET", WirePlayback.Subscription + "/providers/Microsoft.Authorization/locks", 200, """{"value":[]}""");

        var locks = await Guardrails.ReadLocksAsync(Resource, Cancellation);

        Assert.Equal([("CanNotDelete", "own"), ("ReadOnly", "group-lock")], locks.Select(held => (held.Level, held.Id.Split('/')[^1])).Order());
    }

    [Fact]
    public async Task A_deny_assignment_that_spares_child_scopes_does_not_count()
    {
        azure.On("GET", Account + "/providers/Microsoft.Authorization/denyAssignments", 200,
            $$$$"""{"value":[{{{{Deny("stack", "false")}}}},{{{{Deny("group only", "true")}}}}]}""");

        Assert.Equal(["stack"], await Guardrails.ReadDenyAssignmentsAsync(Resource, Cancellation));
    }

    [Theory]
    [InlineData("14de9e63-1b31-492e-a5a3-c3f7fd57f555", "{}", "Default", LocalAuthPolicyEffect.Modify)]
    [InlineData("14de9e63-1b31-492e-a5a3-c3f7fd57f555", "{}", "DoNotEnforce", LocalAuthPolicyEffect.Audit)]
    [InlineData("71ef260a-8f18-47b7-abcb-62d0673d94dc", "{}", "Default", LocalAuthPolicyEffect.Audit)]
    [InlineData("71ef260a-8f18-47b7-abcb-62d0673d94dc", """{"effect":{"value":"Deny"}}""", "Default", LocalAuthPolicyEffect.Deny)]
    public async Task A_built_in_policy_is_known_by_its_guid(string definition, string parameters, string mode, LocalAuthPolicyEffect effect)
    {
        azure.On("GET", Policies, 200, Assignments($"/providers/Microsoft.Authorization/policyDefinitions/{definition}", parameters, mode));

        var policy = Assert.Single(await Guardrails.ReadLocalAuthPoliciesAsync(Resource, Cancellation));

        Assert.Equal((effect, "No keys"), (policy.Effect, policy.Name));
    }

    [Fact]
    public async Task A_built_in_policy_about_something_else_or_disabled_is_left_out()
    {
        azure.On("GET", Policies, 200, Assignments("/providers/Microsoft.Authorization/policyDefinitions/14de9e63-1b31-492e-a5a3-c3f7fd57f555", """{"effect":{"value":"Disabled"}}"""));
        Assert.Empty(await Guardrails.ReadLocalAuthPoliciesAsync(Resource, Cancellation));
    }

    [Fact]
    public async Task A_custom_policy_is_known_by_the_property_of_its_rule()
    {
        azure.On("GET", Policies, 200, Assignments(Custom, "{}"));
        azure.On("GET", Custom, 200, $$$$"""{"id":"{{{{Custom}}}}","name":"no-keys","type":"Microsoft.Authorization/policyDefinitions","properties":{"parameters":{"what":{"type":"String","defaultValue":"Deny"}},"policyRule":{"if":{"field":"Microsoft.CognitiveServices/accounts/disableLocalAuth","notEquals":true},"then":{"effect":"[parameters('what')]"} } } }""");

        Assert.Equal(LocalAuthPolicyEffect.Deny, Assert.Single(await Guardrails.ReadLocalAuthPoliciesAsync(Resource, Cancellation)).Effect);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_read_is_unknown()
    {
        azure.On("GET", Policies, 200, Assignments(Custom, "{}"));

        Assert.Equal(LocalAuthPolicyEffect.Unknown, Assert.Single(await Guardrails.ReadLocalAuthPoliciesAsync(Resource, Cancellation)).Effect);
    }

    [Fact]
    public async Task An_initiative_is_looked_into()
    {
        const string Initiative = WirePlayback.Subscription + "/providers/Microsoft.Authorization/policySetDefinitions/baseline";
        azure.On("GET", Policies, 200, Assignments(Initiative, """{"keys":{"value":"Deny"}}"""));
        azure.On("GET", Initiative, 200, $$$$"""{"id":"{{{{Initiative}}}}","name":"baseline","type":"Microsoft.Authorization/policySetDefinitions","properties":{"parameters":{"keys":{"defaultValue":"Audit"}},"policyDefinitions":[{"policyDefinitionId":"/providers/Microsoft.Authorization/policyDefinitions/71ef260a-8f18-47b7-abcb-62d0673d94dc","parameters":{"effect":{"value":"[parameters('keys')]"}}},{"policyDefinitionId":"/providers/Microsoft.Authorization/policyDefinitions/037eea7a-bd0a-46c5-9a66-03aea78705d3"}]}}""");

        Assert.Equal(LocalAuthPolicyEffect.Deny, Assert.Single(await Guardrails.ReadLocalAuthPoliciesAsync(Resource, Cancellation)).Effect);
    }

    [Theory]
    [InlineData("""[{"category":"RequestResponse","enabled":true}]""", true)]
    [InlineData("""[{"categoryGroup":"allLogs","enabled":true}]""", true)]
    [InlineData("""[{"category":"Audit","enabled":true},{"category":"RequestResponse","enabled":false}]""", false)]
    public async Task A_diagnostic_setting_counts_when_it_sends_requests(string logs, bool requests)
    {
        const string Workspace = WirePlayback.Group + "/providers/Microsoft.OperationalInsights/workspaces/pinegate-logs";
        azure.On("GET", Account + "/providers/Microsoft.Insights/diagnosticSettings", 200,
            $$$$"""{"value":[{"id":"{{{{Account}}}}/providers/Microsoft.Insights/diagnosticSettings/to-logs","name":"to-logs","type":"Microsoft.Insights/diagnosticSettings","properties":{"workspaceId":"{{{{Workspace}}}}","logs":{{{{logs}}}}}}]}""");

        Assert.Equal([new DiagnosticRoute("to-logs", AzureResourceId.Parse(Workspace), requests)], await Guardrails.ReadDiagnosticsAsync(Resource, Cancellation));
    }

    private static string Lock(string scope, string name, string level) =>
        $$$$"""{"id":"{{{{scope}}}}/providers/Microsoft.Authorization/locks/{{{{name}}}}","name":"{{{{name}}}}","type":"Microsoft.Authorization/locks","properties":{"level":"{{{{level}}}}"}}""";

    private static string Deny(string name, string sparesChildren) =>
        $$$$"""{"id":"{{{{WirePlayback.Group}}}}/providers/Microsoft.Authorization/denyAssignments/1","name":"1","type":"Microsoft.Authorization/denyAssignments","properties":{"denyAssignmentName":"{{{{name}}}}","scope":"{{{{WirePlayback.Group}}}}","doNotApplyToChildScopes":{{{{sparesChildren}}}}}}""";

    private static string Assignments(string definition, string parameters, string mode = "Default") =>
        $$$$"""{"value":[{"id":"{{{{WirePlayback.Group}}}}/providers/Microsoft.Authorization/policyAssignments/a","name":"a","type":"Microsoft.Authorization/policyAssignments","properties":{"displayName":"No keys","policyDefinitionId":"{{{{definition}}}}","enforcementMode":"{{{{mode}}}}","parameters":{{{{parameters}}}},"scope":"{{{{WirePlayback.Group}}}}"}}]}""";
}
