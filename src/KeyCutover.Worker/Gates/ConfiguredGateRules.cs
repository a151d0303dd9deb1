using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Plans;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Gates;

/// <summary>What the plan asks for, and on top of it every rule of the service: a plan can add to those, and weakens none.</summary>
internal sealed class ConfiguredGateRules(IOptions<GateRuleOptions> options) : IGateRules
{
    private readonly PlanGateRules stated = new();

    public GateRule? RuleFor(CutoverPlan plan, string step, string track)
    {
        var asked = options.Value.Read.Rules.Select(rule => rule.RuleFor(plan, step, track)).Prepend(stated.RuleFor(plan, step, track)).OfType<GateRule>();
        return asked.Aggregate(default(GateRule), (all, rule) => all?.And(rule) ?? rule);
    }
}
