using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>A gate of the service's own.</summary>
internal static class ServerRuleSection
{
    public static Section<ServerGateRule> For(IReadOnlyCollection<string> steps) => new Section<ServerGateRule>()
        .Key(rule => rule.Account, new ResourceIdShape("Microsoft.CognitiveServices/accounts"))
        .Key(rule => rule.Caller, new ResourceIdShape("Microsoft.Web/sites"))
        .Key(rule => rule.Before, WordShape.Of(ProblemCodes.UnknownStep, steps))
        .Key(rule => rule.Approvers, new QuotaListShape())
        .Key(rule => rule.Window, WindowSection.Shape)
        .Key(rule => rule.ExpiresAfter, GateSection.Patience);
}
