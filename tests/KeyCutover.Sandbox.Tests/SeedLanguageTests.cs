namespace KeyCutover.Sandbox.Tests;

public sealed class SeedLanguageTests
{
    [Fact]
    public async Task A_seed_can_say_what_is_already_there()
    {
        await using var sandbox = await RunningSandbox.StartAsync(
            """
            userAssignedIdentities:
              - name: shared-identity
            roleAssignments:
              - principal: sites/pinegate-claims
                role: Cognitive Services OpenAI User
                scope: accounts/pinegate-openai
              - principal: userAssignedIdentities/shared-identity
                role: 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd
                scope: subscription
            """,
            seed => seed
                .Replace("    kind: OpenAI", "    kind: AIServices\n    keys: { key1: one }\n    disableLocalAuth: null\n    tags: { owner: claims }", StringComparison.Ordinal)
                .Replace("    os: linux", """
                        os: windows
                        instances: 2
                        identity: { system: true, userAssigned: [shared-identity] }
                        slotSettings: [CLAIMS_REGION]
                        connectionStrings: [{ name: Model, value: "key=${accounts.pinegate-openai.key1}" }]
                    """, StringComparison.Ordinal));

        var account = await sandbox.GetAsync(sandbox.Account);
        var site = await sandbox.GetAsync(sandbox.Site);
        var strings = await sandbox.PostAsync(sandbox.Site + "/config/connectionstrings/list");
        var instances = await sandbox.GetAsync(sandbox.Site + "/instances");

        Assert.Equal("AIServices", (string?)account.Body!["kind"]);
        Assert.Equal("claims", (string?)account.Body["tags"]!["owner"]);
        Assert.Null(account.Body["properties"]!["disableLocalAuth"]);
        Assert.Equal("app", (string?)site.Body!["kind"]);
        Assert.Equal("SystemAssigned, UserAssigned", (string?)site.Body["identity"]!["type"]);
        Assert.Equal("""{"Model":{"value":"key=one","type":"Custom"}}""", strings.Body!["properties"]!.ToJsonString());
        Assert.Equal(2, instances.Body!["value"]!.AsArray().Count);
        Assert.True(new World.Rbac(sandbox.Azure.World).IsAllowedData(
            (string)site.Body["identity"]!["principalId"]!, "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action", sandbox.Account, 0));
    }
}
