using System.Text.Json;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.Domain.Steps;

/// <summary>A step with its input: the face that the engine drives, free of the step's own types.</summary>
public abstract class BoundStep
{
    /// <summary>Reads the target.</summary>
    public abstract Task<Inspection> InspectAsync(StepContext context);

    /// <summary>Calls one of the verbs that act on a before-image.</summary>
    public abstract Task<StepOutcome> CallAsync(StepVerb verb, JsonElement before, StepContext context);

    /// <summary>The commands that do by hand what undo does.</summary>
    public abstract IReadOnlyList<string> ManualUndo(JsonElement before);

    /// <summary>How long the step may wait in all.</summary>
    public abstract TimeSpan? Deadline { get; }

    /// <summary>How it is undone and what cannot be.</summary>
    public abstract string Reversibility { get; }

    /// <summary>The name under which a secret of the before-image is put away.</summary>
    public abstract string EscrowName(StepContext context, string label);
}

/// <summary>What Inspect returned. Its JSON can be had only when its secrets are in escrow.</summary>
/// <param name="Changes">What the step would change.</param>
/// <param name="Secrets">The secrets in the before-image, by label.</param>
/// <param name="ToJson">Writes the before-image.</param>
public sealed record Inspection(IReadOnlyList<PropertyChange> Changes, IReadOnlyList<KeyValuePair<string, SecretValue>> Secrets, Func<JsonElement> ToJson);

internal sealed class BoundStep<TInput, TBefore>(CutoverStep<TInput, TBefore> step, CutoverPlan plan, CallerPlan? caller) : BoundStep
    where TInput : class
    where TBefore : class
{
    private readonly TInput input = step.Bind(plan, caller);

    public override TimeSpan? Deadline => step.Deadline(input);

    public override string Reversibility => step.Reversibility;

    public override async Task<Inspection> InspectAsync(StepContext context)
    {
        var before = await step.InspectAsync(input, context);
        var secrets = before is IHoldsSecrets holder ? holder.Secrets.ToList() : [];
        return new Inspection(step.Preview(input, before), secrets, () => JsonSerializer.SerializeToElement(before, StepJson.Options));
    }

    public override Task<StepOutcome> CallAsync(StepVerb verb, JsonElement before, StepContext context)
    {
        var image = Read(before);
        return verb switch
        {
            StepVerb.Apply => step.ApplyAsync(input, image, context),
            StepVerb.Verify => step.VerifyAsync(input, image, context),
            StepVerb.Undo => step.UndoAsync(input, image, context),
            StepVerb.VerifyUndo => step.VerifyUndoAsync(input, image, context),
            _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "Not a verb that acts on a before-image."),
        };
    }

    public override IReadOnlyList<string> ManualUndo(JsonElement before) => step.ManualUndo(input, Read(before));

    public override string EscrowName(StepContext context, string label) => step.EscrowName(input, context, label);

    private static TBefore Read(JsonElement before) =>
        before.Deserialize<TBefore>(StepJson.Options) ?? throw new JsonException("A before-image is empty.");
}
