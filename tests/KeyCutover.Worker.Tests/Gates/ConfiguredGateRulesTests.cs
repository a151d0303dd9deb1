using System.Text;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.AssignRole;
using KeyCutover.Worker.Gates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Tests.Gates;

public sealed class ConfiguredGateRulesTests
{
    private const string Subscription = "/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers";

    private const string Groups = """ "Groups": { "change-board": "7d1e4b2c-0000-4000-8000-000000000001", "Security": "7d1e4b2c-0000-4000-8000-000000000002" } """;

    private const string NightlyRule = """
        { "Before": "swap-settings", "Approvers": ["security", { "Group": "change-board", "Count": 2 }], "ExpiresAfter": "2d",
          "Window": { "Zone": "Europe/Stockholm", "Days": ["saturday"], "From": "22:00", "To": "04:00" } }
        """;

    [Fact]
    public void A_rule_adds_to_the_gate_that_the_plan_has()
    {
        var plan = PlanWith("gates: [{ before: swap-settings, approvers: [{ group: change-board, count: 1 }], window: { zone: UTC }, expiresAfter: 5d }]");

        var rule = Rules(NightlyRule).RuleFor(plan, "swap-settings", "chatbot")!;

        Assert.Equal([new("change-board", 2), new("security", 1)], rule.Approvers);
        Assert.Equal(["every day 00:00-24:00 UTC", "Sat 22:00-04:00 the day after Europe/Stockholm"], rule.Windows.Select(window => $"{window}"));
        Assert.Equal(TimeSpan.FromDays(2), rule.ExpiresAfter);
    }

    [Fact]
    public void A_plan_asks_for_more_than_a_rule_and_gets_it()
    {
        var plan = PlanWith("gates: [{ before: swap-settings, approvers: [{ group: security, count: 3 }, legal], expiresAfter: 5m }]");

        var rule = Rules(NightlyRule).RuleFor(plan, "swap-settings", "chatbot")!;

        Assert.Equal([new("security", 3), new("legal", 1), new("change-board", 2)], rule.Approvers);
        Assert.Equal(TimeSpan.FromMinutes(5), rule.ExpiresAfter);
    }

    [Fact]
    public void A_rule_stands_where_the_plan_has_no_gate_and_nothing_stands_where_nobody_asks()
    {
        var rules = Rules(NightlyRule, """{ "Caller": "CALLER", "Before": "swap-settings", "Approvers": [{ "Group": "security", "Count": 2 }] }""");

        Assert.Equal([new("security", 2), new("change-board", 2)], rules.RuleFor(PlanWith(""), "swap-settings", "chatbot")!.Approvers);
        Assert.Null(rules.RuleFor(PlanWith(""), "assign-role", "chatbot"));
    }

    [Fact]
    public void Without_rules_the_plan_alone_decides()
    {
        var plan = PlanWith("gates: [{ before: swap-settings, approvers: [legal] }]");

        Assert.Equal([new GroupQuota("legal", 1)], Rules().RuleFor(plan, "swap-settings", "chatbot")!.Approvers);
        Assert.Null(Rules().RuleFor(plan, "validate-call", "chatbot"));
    }

    [Fact]
    public void The_service_does_not_start_with_mistakes_and_says_all_of_them()
    {
        using var services = ServicesWith($$"""{ "GateRules": [{ "Before": "swap-setting", "Approvers": [] }, { "Befor": "swap-settings", "Approvers": ["security"] }], {{Groups}} }""");

        var exception = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.Equal(3, exception.Failures.Count());
        Assert.All(["GateRules:0:Before ", "GateRules:0:Approvers ", "GateRules:1 "], key => Assert.Single(exception.Failures, failure => failure.StartsWith(key, StringComparison.Ordinal)));
        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IGateRules>().RuleFor(PlanWith(""), "assign-role", "chatbot"));
    }

    [Theory]
    [InlineData(""" "GateRules": [{ "Before": "swap-settings", "Approvers": ["legal"] }] """, "GateRules names the group 'legal', of which Groups has no object id.")]
    [InlineData(""" "GateRules": "swap-settings" """, "GateRules must be a list; it is a text.")]
    public void A_rule_that_could_never_be_met_or_read_is_a_mistake_too(string settings, string told)
    {
        using var services = ServicesWith($$"""{ {{settings}}, {{Groups}} }""");

        Assert.StartsWith(told, Assert.Single(Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate).Failures), StringComparison.Ordinal);
    }

    private static IGateRules Rules(params string[] rules)
    {
        using var services = ServicesWith($$"""{ "GateRules": [{{string.Join(", ", rules).Replace("CALLER", $"{Subscription}/Microsoft.Web/sites/chatbot", StringComparison.Ordinal)}}], {{Groups}} }""");
        services.GetRequiredService<IStartupValidator>().Validate();
        return services.GetRequiredService<IGateRules>();
    }

    private static ServiceProvider ServicesWith(string settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(settings)));
        builder.Services.AddSingleton<IConfiguration>(builder.Configuration).AddSingleton(services => new StepCatalog(services, typeof(AssignRoleStep).Assembly));
        return builder.AddGateRules().Services.BuildServiceProvider();
    }

    private static CutoverPlan PlanWith(string gates)
    {
        var read = PlanReader.Read("plan.yaml", $$"""
            schema: keycutover/v1
            name: claims
            owner: team@pinegate.example
            changeTicket: CHG0042117
            tenant: 6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11
            subscription: 0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10
            account: { id: {{Subscription}}/Microsoft.CognitiveServices/accounts/openai, deployment: gpt-4o-mini }
            vault: {{Subscription}}/Microsoft.KeyVault/vaults/vault
            callers:
              - name: chatbot
                id: {{Subscription}}/Microsoft.Web/sites/chatbot
                settings: { remove: [AZURE_OPENAI_API_KEY] }
                validate: { endpoint: /health, identityEndpoint: /health/identity }
            {{gates}}
            """);
        Assert.Empty(read.Problems);
        return read.Plan!;
    }
}
