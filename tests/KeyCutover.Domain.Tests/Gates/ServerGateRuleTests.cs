using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Tests.Plans;

namespace KeyCutover.Domain.Tests.Gates;

public sealed class ServerGateRuleTests
{
    private static readonly CutoverPlan Plan = PlanReader.Read("plan.yaml", File.ReadAllText(RepositoryFiles.At("plans", "pinegate-two-callers.yaml"))).Plan!;

    private static readonly GroupQuota[] Security = [new("security", 1)];

    [Fact]
    public void A_rule_about_a_step_holds_in_every_plan_and_track()
    {
        var rule = new ServerGateRule { Before = "swap-settings", Approvers = Security };

        Assert.All(Plan.Callers, caller => Assert.Equal(Security, rule.RuleFor(Plan, "swap-settings", caller.Name)!.Approvers));
        Assert.Null(rule.RuleFor(Plan, "disable-local-auth", "account"));
    }

    [Fact]
    public void A_rule_about_an_account_holds_for_that_account_however_its_id_is_written()
    {
        var rule = new ServerGateRule { Account = AzureResourceId.Parse($"{Plan.Account.Id}".ToUpperInvariant()), Before = "disable-local-auth", Approvers = Security };

        Assert.NotNull(rule.RuleFor(Plan, "disable-local-auth", "account"));
        Assert.Null((rule with { Account = AzureResourceId.Parse($"{Plan.Account.Id}-other") }).RuleFor(Plan, "disable-local-auth", "account"));
    }

    [Fact]
    public void A_rule_about_a_caller_holds_in_its_track_and_for_the_account_that_it_calls()
    {
        var rule = new ServerGateRule { Caller = Plan.Callers[0].Id, Before = "swap-settings", Approvers = Security };

        Assert.NotNull(rule.RuleFor(Plan, "swap-settings", Plan.Callers[0].Name));
        Assert.Null(rule.RuleFor(Plan, "swap-settings", Plan.Callers[1].Name));
        Assert.NotNull((rule with { Before = "disable-local-auth" }).RuleFor(Plan, "disable-local-auth", "account"));
        Assert.Null((rule with { Before = "disable-local-auth" }).RuleFor(Plan with { Callers = [Plan.Callers[1]] }, "disable-local-auth", "account"));
    }
}
