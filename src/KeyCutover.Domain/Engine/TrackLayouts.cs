using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>Which tracks a plan makes, and which steps they have.</summary>
public static class TrackLayouts
{
    /// <summary>The tracks of a plan: preflight, one for each caller, and the account's when key authentication is to be switched off.</summary>
    public static IReadOnlyList<TrackLayout> Of(CutoverPlan plan, StepCatalog catalog) =>
    [
        new("preflight", TrackKind.Preflight, catalog.NamesOf(TrackKind.Preflight)),
        .. plan.Callers.Select(caller => new TrackLayout(caller.Name, TrackKind.Caller, catalog.NamesOf(TrackKind.Caller))),
        .. plan.LocalAuth is null ? Array.Empty<TrackLayout>() : [new TrackLayout("account", TrackKind.Account, catalog.NamesOf(TrackKind.Account))],
    ];
}
