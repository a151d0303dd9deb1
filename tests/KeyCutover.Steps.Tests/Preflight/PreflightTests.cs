using KeyCutover.Domain.Guardrails;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Roles;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.Vault;
using KeyCutover.Steps.Preflight;
using static KeyCutover.Steps.Tests.Probing.ProbeJudgementTests;

namespace KeyCutover.Steps.Tests.Preflight;

public sealed class PreflightTests
{
    private static readonly PreflightCheck Good = new("account-kind", "a", CheckResult.Pass, "kind OpenAI", null);

    [Fact]
    public void Unknown_is_not_a_pass() =>
        Assert.IsType<StepOutcome.FailedOutcome>(PreflightVerdict.Of(new([Good, new("locks", "a", CheckResult.Unknown, "403", "ask")])));

    [Fact]
    public void Everything_that_did_not_pass_is_told_at_once()
    {
        var failed = Assert.IsType<StepOutcome.FailedOutcome>(PreflightVerdict.Of(
            new([Good, new("locks", "a", CheckResult.Fail, "ReadOnly", "unlock"), new("role", "a", CheckResult.Unknown, "403", "ask")])));

        Assert.Equal(FailureKind.Misconfigured, failed.Failure.Kind);
        Assert.Contains("locks on a (fail): ReadOnly. unlock", failed.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("role on a (unknown): 403. ask", failed.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("account-kind", failed.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_missing_permissions_is_forbidden() => Assert.Equal(FailureKind.Forbidden, Assert.IsType<StepOutcome.FailedOutcome>(
        PreflightVerdict.Of(new([new("executor-permissions", "a", CheckResult.Fail, "missing", "grant")]))).Failure.Kind);

    [Fact]
    public void All_passed_leaves_each_check_as_evidence() =>
        Assert.Single(Assert.IsType<StepOutcome.DoneOutcome>(PreflightVerdict.Of(new([Good]))).Evidence);

    [Theory]
    [InlineData(LocalAuthPolicyEffect.Modify, true, CheckResult.Fail)]
    [InlineData(LocalAuthPolicyEffect.Deny, true, CheckResult.Fail)]
    [InlineData(LocalAuthPolicyEffect.Modify, false, CheckResult.Pass)]
    [InlineData(LocalAuthPolicyEffect.Unknown, true, CheckResult.Unknown)]
    [InlineData(LocalAuthPolicyEffect.Audit, true, CheckResult.Pass)]
    public void A_policy_that_defeats_the_way_back_fails_a_plan_that_needs_it(LocalAuthPolicyEffect effect, bool switchesKeysOff, CheckResult expected) =>
        Assert.Equal(expected, AccountRules.Policies([new("id", "name", effect)], switchesKeysOff).Result);

    [Theory]
    [InlineData("ReadOnly", false, CheckResult.Fail)]
    [InlineData("CanNotDelete", true, CheckResult.Fail)]
    [InlineData("CanNotDelete", false, CheckResult.Pass)]
    public void A_lock_fails_where_it_prevents_the_change_or_its_undoing(string level, bool deletesOnWayBack, CheckResult expected) =>
        Assert.Equal(expected, AccountRules.Locks([new("id", level)], deletesOnWayBack).Result);

    [Fact]
    public void A_role_that_can_list_keys_is_refused()
    {
        var id = Guid.NewGuid();
        var listsKeys = new ActionSet([new(["Microsoft.CognitiveServices/accounts/listkeys/action"], [], ["Microsoft.CognitiveServices/*"], [])]);
        var inference = new ActionSet([new(["*/read"], [], [AccountRules.ChatAction], [])]);

        Assert.Equal(CheckResult.Fail, AccountRules.Role(new RoleDefinition(id, "Custom", listsKeys), id).Result);
        Assert.Equal(CheckResult.Fail, AccountRules.Role(null, WellKnownRoles.CognitiveServicesOpenAIUser).Result);
        Assert.Equal(CheckResult.Pass, AccountRules.Role(new RoleDefinition(id, "User", inference), id).Result);
    }

    [Fact]
    public void The_way_back_needs_permissions_of_its_own()
    {
        var own = new ActionSet([new(["Microsoft.Authorization/roleAssignments/write"], [], [], [])]);

        Assert.Contains("roleAssignments/delete",
            AccountRules.Permissions(own, ["Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleAssignments/delete"], []).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_that_is_not_there_fails_and_a_failing_model_call_is_told()
    {
        Assert.Equal(CheckResult.Fail, CallerRules.Answers([Probe(404, null)], "/x").Result);
        Assert.Equal(CheckResult.Fail, CallerRules.Answers([Probe(0, null)], "/x").Result);
        Assert.Equal(CheckResult.Pass, CallerRules.Answers([Probe(503, null, "CredentialUnavailable")], "/x").Result);
        Assert.Equal(CheckResult.Unknown, CallerRules.Answers([Probe(200, null)], "/x").Result);
    }

    [Theory]
    [InlineData("bg-key1", null, CheckResult.Fail)]
    [InlineData("other", "bg-key2", CheckResult.Pass)]
    public void A_break_glass_name_may_be_soft_deleted_but_not_in_use(string used, string? deleted, CheckResult expected) =>
        Assert.Equal(expected, VaultRules.NameIsFree(new VaultState(new("https://v.vault.azure.net"), true, null, [used], deleted is null ? [] : [deleted]), "bg").Result);
}
