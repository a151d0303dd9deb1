using KeyCutover.Domain.Plans;

namespace KeyCutover.Domain.Gates;

/// <summary>Which steps wait for people, and for whom.</summary>
public interface IGateRules
{
    /// <summary>The rule before a step of a track; null when nobody is asked.</summary>
    GateRule? RuleFor(CutoverPlan plan, string step, string track);
}

/// <summary>The rules that the plan itself states.</summary>
public sealed class PlanGateRules : IGateRules
{
    /// <inheritdoc />
    public GateRule? RuleFor(CutoverPlan plan, string step, string track) => plan.Gates.FirstOrDefault(gate => gate.Before == step)?.Rule;
}
