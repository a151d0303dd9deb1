using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>What a plan would change, found by Inspect over all steps. Writes nothing, to Azure or anywhere else.</summary>
public sealed class RunPreview(StepCatalog catalog, IFailureClassifier classifier, IGateRules gates, TimeProvider time)
{
    /// <summary>One item for each step, in the order in which a run takes them.</summary>
    public async Task<IReadOnlyList<StepPreview>> PreviewAsync(CutoverPlan plan, CancellationToken cancellation)
    {
        var previews = new List<StepPreview>();
        foreach (var track in TrackLayouts.Of(plan, catalog))
            foreach (var step in track.Steps)
                previews.Add(await PreviewAsync(plan, track.Name, step, cancellation));
        return previews;
    }

    private async Task<StepPreview> PreviewAsync(CutoverPlan plan, string track, string step, CancellationToken cancellation)
    {
        var bound = catalog.Bind(step, plan, plan.Callers.FirstOrDefault(caller => caller.Name == track));
        var gate = gates.RuleFor(plan, step, track)?.Approvers;
        var now = time.GetUtcNow();
        var context = new StepContext
        {
            RunId = "preview", Track = track, Step = step, Now = now, StartedAt = now, PhaseStartedAt = now, IsPreview = true, Cancellation = cancellation,
            Opener = (_, _) => throw new InvalidOperationException("A preview opens no secret."),
            BeforeImageOf = _ => null,
        };
        try
        {
            var inspection = await bound.InspectAsync(context);
            return new StepPreview(track, step, inspection.Changes, bound.Reversibility, gate, null);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && classifier.Classify(exception) is not null)
        {
            return new StepPreview(track, step, [], bound.Reversibility, gate, classifier.Classify(exception));
        }
    }
}

/// <summary>What one step would change.</summary>
/// <param name="Track">Its track.</param>
/// <param name="Step">Its name.</param>
/// <param name="Changes">Every property before and after, secrets masked.</param>
/// <param name="Reversibility">How it is undone and what cannot be.</param>
/// <param name="Approvers">Who is asked before it; null when it has no gate.</param>
/// <param name="Failure">Why the target could not be read; null when it could.</param>
public sealed record StepPreview(
    string Track, string Step, IReadOnlyList<PropertyChange> Changes, string Reversibility, IReadOnlyList<GroupQuota>? Approvers, StepFailure? Failure);
