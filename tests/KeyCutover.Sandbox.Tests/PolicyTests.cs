namespace KeyCutover.Sandbox.Tests;

public sealed class ModifyPolicyTests : SandboxTest
{
    protected override string Seed => Synchronous + """

        policies:
          - name: keys-off
            effect: modify
        """;

    [Fact]
    public async Task Any_write_switches_keys_off_and_switching_them_on_is_overridden_silently()
    {
        var tagged = await Sandbox.PatchAsync(Sandbox.Account, new { tags = new { a = "b" } });
        var enabled = await Sandbox.PatchAsync(Sandbox.Account, new { properties = new { disableLocalAuth = false } });

        Assert.True((bool)tagged.Body!["properties"]!["disableLocalAuth"]!);
        Assert.Equal(200, enabled.Status);
        Assert.True((bool)enabled.Body!["properties"]!["disableLocalAuth"]!);
    }

    [Fact]
    public async Task The_assignment_and_its_definition_can_be_read_from_the_account()
    {
        var list = await Sandbox.GetAsync(Sandbox.Account + "/providers/Microsoft.Authorization/policyAssignments?$filter=atScope()");
        var definition = await Sandbox.GetAsync((string)list.Body!["value"]![0]!["properties"]!["policyDefinitionId"]!);

        Assert.Equal("14de9e63-1b31-492e-a5a3-c3f7fd57f555", (string?)definition.Body!["name"]);
        Assert.Contains("Microsoft.CognitiveServices/accounts/disableLocalAuth", definition.Body.ToJsonString(), StringComparison.Ordinal);
    }
}

public sealed class DenyPolicyTests : SandboxTest
{
    protected override string Seed => Synchronous + """

        policies:
          - name: no-keys
            effect: deny
        """;

    [Fact]
    public async Task Switching_keys_on_is_disallowed_and_switching_them_off_is_not()
    {
        var off = await Sandbox.PatchAsync(Sandbox.Account, new { properties = new { disableLocalAuth = true } });
        var on = await Sandbox.PatchAsync(Sandbox.Account, new { properties = new { disableLocalAuth = false } });

        Assert.Equal(200, off.Status);
        Assert.Equal((403, "RequestDisallowedByPolicy"), (on.Status, on.Code));
        Assert.Equal("PolicyViolation", (string?)on.Body!["error"]!["additionalInfo"]![0]!["type"]);
    }
}

public sealed class DeployPolicyTests : SandboxTest
{
    protected override string Seed => Synchronous + """

        policies:
          - name: keys-off-later
            effect: deployIfNotExists
        """;

    [Fact]
    public async Task Some_minutes_after_a_write_the_policy_switches_keys_off()
    {
        var written = await Sandbox.PatchAsync(Sandbox.Account, new { tags = new { a = "b" } });
        Sandbox.Wall.Advance(TimeSpan.FromMinutes(10));
        var later = await Sandbox.GetAsync(Sandbox.Account);

        Assert.False((bool)written.Body!["properties"]!["disableLocalAuth"]!);
        Assert.True((bool)later.Body!["properties"]!["disableLocalAuth"]!);
    }
}
