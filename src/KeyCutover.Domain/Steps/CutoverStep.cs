using KeyCutover.Domain.Plans;

namespace KeyCutover.Domain.Steps;

/// <summary>
/// One reversible change. The engine drives it: <c>Inspect</c>, journal the before-image, <c>Apply</c>, <c>Verify</c>; on the way back
/// <c>Undo</c>, <c>VerifyUndo</c>. Any of them may be called again after a crash, a retry or a wait. Azure errors are thrown as they come;
/// <see cref="IFailureClassifier"/> says what they mean.
/// </summary>
/// <typeparam name="TInput">What the step needs from the plan.</typeparam>
/// <typeparam name="TBefore">The before-image: a record that System.Text.Json writes and reads back. One that holds secrets implements
/// <see cref="Secrets.IHoldsSecrets"/>.</typeparam>
public abstract class CutoverStep<TInput, TBefore>
    where TInput : class
    where TBefore : class
{
    /// <summary>Takes from the plan what this step needs. Pure.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="caller">The caller of this track; null in the preflight and account tracks.</param>
    public abstract TInput Bind(CutoverPlan plan, CallerPlan? caller);

    /// <summary>
    /// Reads the target and returns its state. Changes nothing. Also used for the preview, when earlier steps have not run yet: what they
    /// would create is then reported as absent, not as an error.
    /// </summary>
    public abstract Task<TBefore> InspectAsync(TInput input, StepContext context);

    /// <summary>Every property that the step would change from <paramref name="now"/>, before and after; secrets masked. Pure.</summary>
    public abstract IReadOnlyList<PropertyChange> Preview(TInput input, TBefore now);

    /// <summary>
    /// Makes the change: reads the target, compares, and writes only what differs, so that repeating it is harmless.
    /// <see cref="StepOutcome.Done"/> leads on to <see cref="VerifyAsync"/>.
    /// </summary>
    public abstract Task<StepOutcome> ApplyAsync(TInput input, TBefore before, StepContext context);

    /// <summary>Observes the effect from outside (a read, a probe, a log row); never takes a 200 for proof. Changes nothing.</summary>
    public abstract Task<StepOutcome> VerifyAsync(TInput input, TBefore before, StepContext context);

    /// <summary>
    /// Puts back what this run changed, and only that. Also called when <see cref="ApplyAsync"/> failed half-way or never got to act.
    /// </summary>
    public abstract Task<StepOutcome> UndoAsync(TInput input, TBefore before, StepContext context);

    /// <summary>Observes from outside that the target is as <paramref name="before"/> says. Changes nothing.</summary>
    public abstract Task<StepOutcome> VerifyUndoAsync(TInput input, TBefore before, StepContext context);

    /// <summary>
    /// The commands (<c>az ...</c>) that a person runs to do by hand what <see cref="UndoAsync"/> does, ready to paste, without secrets.
    /// Shown when an undo failed.
    /// </summary>
    public abstract IReadOnlyList<string> ManualUndo(TInput input, TBefore before);

    /// <summary>
    /// How long the step may wait in all, counted from its first <see cref="ApplyAsync"/>; the engine fails it with
    /// <see cref="FailureKind.NotYet"/> after that. Null: no limit of its own.
    /// </summary>
    public virtual TimeSpan? Deadline(TInput input) => null;

    /// <summary>How the step is undone and what cannot be, in one sentence for approvers.</summary>
    public virtual string Reversibility => "Reversible: a rollback puts back what was there before.";

    /// <summary>The name under which the engine puts a secret of the before-image away. 1 to 127 letters, digits and dashes.</summary>
    public virtual string EscrowName(TInput input, StepContext context, string label) =>
        KeyCutover.Domain.Secrets.EscrowNames.For(context.RunId, context.Track, context.Step, label);
}
