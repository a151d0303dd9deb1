using KeyCutover.Domain;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Roles;
using KeyCutover.Steps.AssignRole;
using KeyCutover.Steps.DisableLocalAuth;
using KeyCutover.Steps.EnableIdentity;

namespace KeyCutover.Steps.Tests;

public sealed class PreviewTests
{
    private const string Group = "/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/";
    private static readonly AzureResourceId Caller = AzureResourceId.Parse(Group + "Microsoft.Web/sites/claims");
    private static readonly AzureResourceId Account = AzureResourceId.Parse(Group + "Microsoft.CognitiveServices/accounts/a");
    private static readonly CallerPlatforms NoPlatforms = new([]);

    [Fact]
    public void An_identity_that_is_yet_to_be_made_is_named_after_the_step_that_makes_it()
    {
        var identity = new EnableIdentityStep(NoPlatforms).Preview(new(Caller, null), new(false, CallerIdentity.None));
        var role = Role.Preview(new(Caller, null, Account, Guid.NewGuid()), new(null, null));

        Assert.Equal("(made by enable-identity)", Assert.Single(identity).After);
        Assert.Equal("principal (made by enable-identity)", Assert.Single(role).After);
    }

    [Fact]
    public void What_is_there_already_is_no_change_and_has_no_undo()
    {
        var input = new AssignRoleInput(Caller, null, Account, Guid.NewGuid());
        var before = new RoleBefore(Guid.NewGuid(), new RoleGrant(Guid.NewGuid(), Account.ToString(), Guid.NewGuid(), input.Role));

        Assert.Empty(Role.Preview(input, before));
        Assert.Empty(Role.ManualUndo(input, before));
        Assert.Empty(new EnableIdentityStep(NoPlatforms).ManualUndo(new(Caller, null), new(true, CallerIdentity.None)));
    }

    [Fact]
    public void Switching_keys_off_is_one_property()
    {
        var step = new DisableLocalAuthStep(null!, NoPlatforms);
        var input = new DisableLocalAuthInput(Account, "gpt", "bg", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, []);

        Assert.Equal("properties.disableLocalAuth", Assert.Single(step.Preview(input, new(false, []))).Property);
        Assert.Empty(step.Preview(input, new(true, [])));
        Assert.Equal([$"az resource update --ids {Account} --set properties.disableLocalAuth=false"], step.ManualUndo(input, new(false, [])));
    }

    private static AssignRoleStep Role => new(NoPlatforms, null!);
}
