using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;

namespace KeyCutover.EvidenceArchives.Contents;

/// <summary>Tells, for each caller of a plan, what its steps recorded about its identity.</summary>
internal static class CallerInventory
{
    public static IReadOnlyList<CallerRow> Of(CutoverPlan plan, RunView run) => [.. plan.Callers.Select(caller => RowOf(caller, plan, run.Track(caller.Name)))];

    private static CallerRow RowOf(CallerPlan caller, CutoverPlan plan, TrackView track) => new()
    {
        Caller = caller.Name,
        ResourceId = caller.Id.ToString(),
        Status = StatusOf(track),
        Identity = caller.Identity.Id?.ToString() ?? "system-assigned",
        IdentityObjectId = Told(track, "enable-identity", "principal-id").LastOrDefault(),
        Role = plan.Account.Role,
        RoleAssignmentId = Told(track, "assign-role", "role-assignment-id").LastOrDefault(),
        Scope = plan.Account.Id.ToString(),
        ModelDeployment = plan.Account.Deployment,
        Owner = plan.Owner,
        Proof = string.Join("; ", Told(track, "validate-call", "model-call")) is { Length: > 0 } calls ? calls : null,
    };

    private static string StatusOf(TrackView track) => track switch
    {
        { IsDone: true } => "moved",
        _ when track.Steps.Any(step => step.State is StepState.UndoFailed or StepState.Failed) => "needs-a-person",
        _ when track.Steps.All(step => step.State == StepState.Pending) => "not-begun",
        _ when track.Steps.All(step => step.State is StepState.Pending or StepState.Undone) => "put-back",
        _ => "under-way",
    };

    /// <summary>What a step that is done and still holds has observed.</summary>
    private static IEnumerable<string> Told(TrackView track, string step, string fact) =>
        track.Steps.Where(one => one.Name == step && one.State == StepState.Done).SelectMany(one => one.Evidence).Where(one => one.Name == fact).Select(one => one.Value);
}
