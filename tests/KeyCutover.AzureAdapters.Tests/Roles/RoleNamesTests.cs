using Azure.Core;
using KeyCutover.AzureAdapters.Roles;
using KeyCutover.Domain;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Roles;

namespace KeyCutover.AzureAdapters.Tests.Roles;

public sealed class RoleNamesTests
{
    private const string Account = "/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/x";

    [Fact]
    public void A_grants_name_is_a_version_5_uuid_of_scope_principal_and_role()
    {
        var principal = new Guid("11111111-1111-1111-1111-111111111111");

        var name = RoleGrant.NameFor(AzureResourceId.Parse(Account), principal, WellKnownRoles.CognitiveServicesOpenAIUser);

        Assert.Equal(5, name.Version);
        Assert.Equal(name, RoleGrant.NameFor(AzureResourceId.Parse(Account.Replace("resourceGroups/rg", "resourcegroups/RG")), principal, WellKnownRoles.CognitiveServicesOpenAIUser));
        Assert.NotEqual(name, RoleGrant.NameFor(AzureResourceId.Parse(Account + "2"), principal, WellKnownRoles.CognitiveServicesOpenAIUser));
    }

    [Theory]
    [InlineData("The role assignment already exists. The ID of the existing role assignment is 2f9290b01a8244fea959b441c49c84cb.", "2f9290b0-1a82-44fe-a959-b441c49c84cb")]
    [InlineData("The role assignment already exists. The ID of the existing role assignment is 2f9290b0-1a82-44fe-a959-b441c49c84cb.\nStatus: 409", "2f9290b0-1a82-44fe-a959-b441c49c84cb")]
    [InlineData("The role assignment already exists.", null)]
    public void The_existing_assignment_is_named_at_the_messages_end(string message, string? name) =>
        Assert.Equal(name is null ? null : new Guid(name), ExistingAssignment.NameIn(message));

    [Fact]
    public void A_child_resource_is_taken_apart_for_the_permissions_call()
    {
        Assert.Equal(("Microsoft.CognitiveServices", "", "accounts"), ResourcePath.Split(new ResourceIdentifier(Account)));
        Assert.Equal(("Microsoft.CognitiveServices", "accounts/x", "deployments"), ResourcePath.Split(new ResourceIdentifier(Account + "/deployments/d")));
    }
}
