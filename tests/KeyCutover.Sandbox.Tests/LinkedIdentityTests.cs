namespace KeyCutover.Sandbox.Tests;

public sealed class LinkedIdentityTests
{
    [Fact]
    public async Task Assigning_an_identity_takes_a_permission_on_the_identity_too()
    {
        await using var sandbox = await RunningSandbox.StartAsync(
            "userAssignedIdentities: [{ name: shared-identity }]",
            seed => seed.Replace("    - Contributor", "    - Website Contributor", StringComparison.Ordinal));
        var identity = sandbox.Group + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shared-identity";
        var answer = await sandbox.PatchAsync(sandbox.Site, new
        {
            identity = new { type = "UserAssigned", userAssignedIdentities = new Dictionary<string, object> { [identity] = new { } } },
        });

        Assert.Equal((403, "LinkedAuthorizationFailed"), (answer.Status, answer.Code));
        Assert.Contains("'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action' on the linked scope(s) '" + identity, answer.Message, StringComparison.Ordinal);
    }
}
