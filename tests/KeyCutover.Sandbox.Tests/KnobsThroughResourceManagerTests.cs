using Azure;
using Azure.Core;
using Azure.ResourceManager;
using Azure.ResourceManager.AppService;
using Azure.ResourceManager.AppService.Models;
using Azure.ResourceManager.Authorization;
using Azure.ResourceManager.Authorization.Models;
using Azure.ResourceManager.CognitiveServices;
using Azure.ResourceManager.CognitiveServices.Models;
using Azure.ResourceManager.Models;
using Azure.ResourceManager.Resources;

namespace KeyCutover.Sandbox.Tests;

/// <summary>What guardrails and delays of the directory look like to somebody who uses the management SDK.</summary>
public sealed class KnobsThroughResourceManagerTests
{
    private const string Assignment = "2f9290b0-1a82-44fe-a959-b441c49c84cb";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_principal_and_a_new_assignment_are_seen_only_after_a_while()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var identity = new SitePatchInfo { Identity = new ManagedServiceIdentity(ManagedServiceIdentityType.SystemAssigned) };
        var site = await sandbox.Arm.GetWebSiteResource(new ResourceIdentifier(sandbox.Site)).UpdateAsync(identity, Cancellation);
        var role = new ResourceIdentifier($"/subscriptions/{sandbox.Connection.SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd");
        var untyped = new RoleAssignmentCreateOrUpdateContent(role, site.Value.Data.Identity!.PrincipalId!.Value);
        var assignments = sandbox.Arm.GetRoleAssignments(new ResourceIdentifier(sandbox.Account));

        var early = await Assert.ThrowsAsync<RequestFailedException>(() => assignments.CreateOrUpdateAsync(WaitUntil.Completed, Assignment, untyped, Cancellation));
        sandbox.Wall.Advance(TimeSpan.FromSeconds(15));
        await assignments.CreateOrUpdateAsync(WaitUntil.Completed, Assignment, untyped, Cancellation);
        var unseen = await Assert.ThrowsAsync<RequestFailedException>(() => assignments.GetAsync(Assignment, cancellationToken: Cancellation));
        sandbox.Wall.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal((400, "PrincipalNotFound"), (early.Status, early.ErrorCode));
        Assert.Equal(404, unseen.Status);
        Assert.Equal(untyped.PrincipalId, (await assignments.GetAsync(Assignment, cancellationToken: Cancellation)).Value.Data.PrincipalId);
    }

    [Theory]
    [InlineData("locks: [{ name: hands-off, level: ReadOnly, scope: accounts/pinegate-openai }]", 409, "ScopeLocked")]
    [InlineData("denyAssignments: [{ name: managed, actions: [Microsoft.CognitiveServices/accounts/write] }]", 403, "DenyAssignmentAuthorizationFailed")]
    [InlineData("policies: [{ name: keys-off, effect: deny }]", 403, "RequestDisallowedByPolicy")]
    public async Task A_guardrail_refuses_to_switch_keys_on(string seed, int status, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync(seed);

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => SwitchKeysAsync(sandbox, off: false));

        Assert.Equal((status, code), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task A_modify_policy_answers_200_and_switches_keys_off_all_the_same()
    {
        await using var sandbox = await RunningSandbox.StartAsync("knobs: { accountUpdates: synchronous }\npolicies: [{ name: keys-off, effect: modify }]");

        var account = await SwitchKeysAsync(sandbox, off: false);

        Assert.True(account.Data.Properties!.DisableLocalAuth);
    }

    [Fact]
    public async Task Locks_are_listed_where_they_are()
    {
        await using var sandbox = await RunningSandbox.StartAsync("locks: [{ name: keep, level: CanNotDelete }]");

        var locks = sandbox.Arm.GetResourceGroupResource(new ResourceIdentifier(sandbox.Group)).GetManagementLocks();
        var names = new List<string>();
        await foreach (var one in locks.GetAllAsync(cancellationToken: Cancellation)) names.Add($"{one.Data.Name} {one.Data.Level}");

        Assert.Equal(["keep CanNotDelete"], names);
    }

    private static async Task<CognitiveServicesAccountResource> SwitchKeysAsync(RunningSandbox sandbox, bool off)
    {
        var change = new CognitiveServicesAccountData(new AzureLocation("swedencentral")) { Properties = new CognitiveServicesAccountProperties { DisableLocalAuth = off } };
        var account = sandbox.Arm.GetCognitiveServicesAccountResource(new ResourceIdentifier(sandbox.Account));
        return (await account.UpdateAsync(WaitUntil.Completed, change, Cancellation)).Value;
    }
}
