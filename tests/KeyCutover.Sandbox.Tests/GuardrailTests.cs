namespace KeyCutover.Sandbox.Tests;

public sealed class ReadOnlyLockTests : SandboxTest
{
    protected override string Seed => """
        locks:
          - name: hands-off
            level: ReadOnly
            scope: accounts/pinegate-openai
        """;

    [Fact]
    public async Task A_read_only_lock_stops_writes_and_posts_but_not_reads()
    {
        var keys = await Sandbox.PostAsync(Sandbox.Account + "/listKeys");
        var patch = await Sandbox.PatchAsync(Sandbox.Account, new { tags = new { } });
        var role = await Sandbox.PutAsync(Sandbox.Account + "/providers/Microsoft.Authorization/roleAssignments/2f9290b0-1a82-44fe-a959-b441c49c84cb", new { properties = new { } });

        Assert.Equal((409, "ScopeLocked"), (keys.Status, keys.Code));
        Assert.Equal($"The scope '{Sandbox.Account}' cannot perform write operation because following scope(s) are locked: '{Sandbox.Account}'. Please remove the lock and try again.", patch.Message);
        Assert.Equal(409, role.Status);
        Assert.Equal(200, (await Sandbox.GetAsync(Sandbox.Account)).Status);
        Assert.Equal(200, (await Sandbox.PostAsync(Sandbox.Site + "/config/appsettings/list")).Status);
    }
}

public sealed class DeleteLockTests : SandboxTest
{
    protected override string Seed => Synchronous + """

        locks:
          - name: keep
            level: CanNotDelete
        roleAssignments:
          - principal: executor
            role: Reader
            scope: accounts/pinegate-openai
            name: 2f9290b0-1a82-44fe-a959-b441c49c84cb
        """;

    [Fact]
    public async Task A_delete_lock_lets_writes_through_and_stops_deletes_below_it()
    {
        var path = Sandbox.Account + "/providers/Microsoft.Authorization/roleAssignments/2f9290b0-1a82-44fe-a959-b441c49c84cb";
        var patch = await Sandbox.PatchAsync(Sandbox.Account, new { tags = new { } });
        var delete = await Sandbox.DeleteAsync(path);

        Assert.Equal(200, patch.Status);
        Assert.Equal((409, "ScopeLocked"), (delete.Status, delete.Code));
        Assert.Equal($"The scope '{path}' cannot perform delete operation because following scope(s) are locked: '{Sandbox.Group}'. Please remove the lock and try again.", delete.Message);
    }

    [Fact]
    public async Task The_lock_is_listed_at_its_scope_and_not_below()
    {
        var atGroup = await Sandbox.GetAsync(Sandbox.Group + "/providers/Microsoft.Authorization/locks");
        var below = await Sandbox.GetAsync(Sandbox.Account + "/providers/Microsoft.Authorization/locks");

        Assert.Equal("keep", (string?)Assert.Single(atGroup.Body!["value"]!.AsArray())!["name"]);
        Assert.Empty(below.Body!["value"]!.AsArray());
    }
}

public sealed class DenyAssignmentTests : SandboxTest
{
    protected override string Seed => """
        denyAssignments:
          - name: managed-by-stack
            actions: ["Microsoft.Web/sites/write"]
        """;

    [Fact]
    public async Task A_deny_assignment_beats_the_role()
    {
        var patch = await Sandbox.PatchAsync(Sandbox.Site, new { tags = new { } });
        var list = await Sandbox.GetAsync(Sandbox.Site + "/providers/Microsoft.Authorization/denyAssignments");

        Assert.Equal((403, "DenyAssignmentAuthorizationFailed"), (patch.Status, patch.Code));
        Assert.Equal("managed-by-stack", (string?)list.Body!["value"]![0]!["properties"]!["denyAssignmentName"]);
    }
}

public sealed class ThrottleTests : SandboxTest
{
    protected override string Seed => "knobs: { throttle: { reads: { size: 2, refillPerSecond: 0.1 } } }";

    [Fact]
    public async Task An_empty_bucket_answers_429_until_it_is_refilled()
    {
        await Sandbox.GetAsync(Sandbox.Site);
        await Sandbox.GetAsync(Sandbox.Site);
        var throttled = await Sandbox.GetAsync(Sandbox.Site);
        Sandbox.Wall.Advance(TimeSpan.FromSeconds(10));
        var refilled = await Sandbox.GetAsync(Sandbox.Site);

        Assert.Equal((429, "SubscriptionRequestsThrottled"), (throttled.Status, throttled.Code));
        Assert.Equal(TimeSpan.FromSeconds(10), throttled.Headers.RetryAfter!.Delta);
        Assert.StartsWith("Number of 'read' requests for subscription", throttled.Message, StringComparison.Ordinal);
        Assert.Equal(200, refilled.Status);
    }
}
