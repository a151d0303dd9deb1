namespace KeyCutover.Sandbox.Tests;

public sealed class RoleAssignmentTests : SandboxTest
{
    private const string OpenAIUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
    private const string ChatAction = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action";
    private const string Name = "2f9290b0-1a82-44fe-a959-b441c49c84cb";

    [Fact]
    public async Task A_new_principal_needs_its_type_named_until_the_directory_shows_it()
    {
        var principal = await EnableIdentityAsync();
        var early = await AssignAsync(Name, principal, type: null);
        Sandbox.Wall.Advance(TimeSpan.FromSeconds(15));
        var late = await AssignAsync(Name, principal, type: null);

        Assert.Equal((400, "PrincipalNotFound"), (early.Status, early.Code));
        Assert.StartsWith($"Principal {principal.Replace("-", "", StringComparison.Ordinal)} does not exist in the directory {Sandbox.Connection.TenantId}.", early.Message, StringComparison.Ordinal);
        Assert.Equal(201, late.Status);
    }

    [Fact]
    public async Task A_new_assignment_is_readable_after_a_while()
    {
        var created = await AssignAsync(Name, await EnableIdentityAsync());
        var early = await Sandbox.GetAsync(PathOf(Name));
        Sandbox.Wall.Advance(TimeSpan.FromSeconds(3));
        var late = await Sandbox.GetAsync(PathOf(Name));

        Assert.Equal(201, created.Status);
        Assert.Equal(Sandbox.Account, (string?)created.Body!["properties"]!["scope"]);
        Assert.Equal((404, "RoleAssignmentNotFound"), (early.Status, early.Code));
        Assert.Equal(created.Body.ToJsonString(), late.Body!.ToJsonString());
    }

    [Fact]
    public async Task The_nodes_of_a_data_plane_learn_of_it_one_after_another_and_forget_it_likewise()
    {
        var principal = await EnableIdentityAsync();
        await AssignAsync(Name, principal);
        Assert.Equal([false, false, false], Nodes());
        Sandbox.Wall.Advance(TimeSpan.FromSeconds(75));
        Assert.Equal([true, false, false], Nodes());
        Sandbox.Wall.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal([true, true, true], Nodes());

        await Sandbox.DeleteAsync(PathOf(Name));
        Assert.Equal([true, true, true], Nodes());
        Sandbox.Wall.Advance(TimeSpan.FromSeconds(75));
        Assert.Equal([false, true, true], Nodes());
        Sandbox.Wall.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal([false, false, false], Nodes());

        IEnumerable<bool> Nodes() => Enumerable.Range(0, 3).Select(node => new World.Rbac(Sandbox.Azure.World).IsAllowedData(principal, ChatAction, Sandbox.Account, node));
    }

    [Fact]
    public async Task The_same_role_under_another_name_exists_and_is_named_without_dashes()
    {
        var principal = await EnableIdentityAsync();
        await AssignAsync(Name, principal);
        var again = await AssignAsync("11111111-1a82-44fe-a959-b441c49c84cb", principal);

        Assert.Equal((409, "RoleAssignmentExists"), (again.Status, again.Code));
        Assert.Equal("The role assignment already exists. The ID of the existing role assignment is 2f9290b01a8244fea959b441c49c84cb.", again.Message);
    }

    [Fact]
    public async Task The_same_name_with_another_principal_is_not_permitted()
    {
        await AssignAsync(Name, await EnableIdentityAsync());
        await Sandbox.PatchAsync(Sandbox.Site, new { identity = new { type = "None" } });
        var again = await AssignAsync(Name, await EnableIdentityAsync());

        Assert.Equal((400, "RoleAssignmentUpdateNotPermitted"), (again.Status, again.Code));
        Assert.Equal("Tenant ID, application ID, principal ID, and scope are not allowed to be updated.", again.Message);
    }

    [Fact]
    public async Task Deleting_answers_200_with_the_assignment_and_then_204()
    {
        await AssignAsync(Name, await EnableIdentityAsync());
        var first = await Sandbox.DeleteAsync(PathOf(Name));
        var second = await Sandbox.DeleteAsync(PathOf(Name));

        Assert.Equal((200, Name), (first.Status, (string?)first.Body!["name"]));
        Assert.Equal(204, second.Status);
    }

    [Fact]
    public async Task Lists_show_inherited_assignments_and_filter_by_principal()
    {
        var principal = await EnableIdentityAsync();
        await AssignAsync(Name, principal);
        Sandbox.Wall.Advance(TimeSpan.FromSeconds(3));
        var collection = Sandbox.Account + "/providers/Microsoft.Authorization/roleAssignments";
        var all = await Sandbox.GetAsync(collection + "?$filter=atScope()");
        var own = await Sandbox.GetAsync(collection + $"?$filter=principalId%20eq%20'{principal}'");
        var atGroup = await Sandbox.GetAsync(Sandbox.Group + "/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()");

        Assert.Equal(6, all.Body!["value"]!.AsArray().Count);
        Assert.Equal(Name, (string?)Assert.Single(own.Body!["value"]!.AsArray())!["name"]);
        Assert.Equal(5, atGroup.Body!["value"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_role_definition_is_found_by_name_and_the_callers_permissions_are_told()
    {
        var roles = await Sandbox.GetAsync(Sandbox.Group + "/providers/Microsoft.Authorization/roleDefinitions?$filter=roleName%20eq%20'Cognitive%20Services%20OpenAI%20User'");
        var permissions = await Sandbox.GetAsync(Sandbox.Account + "/providers/Microsoft.Authorization/permissions");

        Assert.Equal(OpenAIUser, (string?)Assert.Single(roles.Body!["value"]!.AsArray())!["name"]);
        Assert.Equal("*", (string?)permissions.Body!["value"]![0]!["actions"]![0]);
    }

    private async Task<string> EnableIdentityAsync()
    {
        var site = await Sandbox.PatchAsync(Sandbox.Site, new { identity = new { type = "SystemAssigned" } });
        return (string)site.Body!["identity"]!["principalId"]!;
    }

    private string PathOf(string name) => $"{Sandbox.Account}/providers/Microsoft.Authorization/roleAssignments/{name}";

    private Task<Answer> AssignAsync(string name, string principal, string? type = "ServicePrincipal")
    {
        var properties = new Dictionary<string, string>
        {
            ["roleDefinitionId"] = $"/subscriptions/{Sandbox.Connection.SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{OpenAIUser}",
            ["principalId"] = principal,
        };
        if (type is not null)
            properties["principalType"] = type;
        return Sandbox.PutAsync(PathOf(name), new { properties });
    }
}
