using System.Text.Json;

namespace KeyCutover.Domain.Steps;

/// <summary>What a step's verb came to. Waiting is an outcome, never a sleep.</summary>
public abstract record StepOutcome
{
    private StepOutcome() { }

    /// <summary>The verb has done its part.</summary>
    /// <param name="Evidence">What was observed. Never a secret.</param>
    public sealed record DoneOutcome(IReadOnlyList<Evidence> Evidence) : StepOutcome;

    /// <summary>Not yet: the engine calls the same verb again when it is due, in this process or another.</summary>
    /// <param name="Due">When to look again.</param>
    /// <param name="Reason">What is waited for, for people: "the new assignment is not readable yet".</param>
    /// <param name="Progress">What the next call needs to know; journaled. Never a secret.</param>
    public sealed record WaitOutcome(DateTimeOffset Due, string Reason, JsonElement? Progress) : StepOutcome;

    /// <summary>It failed for good.</summary>
    public sealed record FailedOutcome(StepFailure Failure) : StepOutcome;

    /// <summary>It cannot be told, and guessing could harm: the run pauses for a person, whatever the plan's failure policy.</summary>
    public sealed record HoldOutcome(StepFailure Failure) : StepOutcome;

    /// <summary>Done, with what was observed.</summary>
    public static StepOutcome Done(params IReadOnlyList<Evidence> evidence) => new DoneOutcome(evidence);

    /// <summary>Look again at <paramref name="due"/>.</summary>
    public static StepOutcome WaitUntil(DateTimeOffset due, string reason) => new WaitOutcome(due, reason, null);

    /// <summary>Look again at <paramref name="due"/>, and give the next call <paramref name="progress"/>.</summary>
    public static StepOutcome WaitUntil<TProgress>(DateTimeOffset due, string reason, TProgress progress) where TProgress : class =>
        new WaitOutcome(due, reason, JsonSerializer.SerializeToElement(progress, StepJson.Options));

    /// <summary>Failed for good.</summary>
    public static StepOutcome Failed(FailureKind kind, string code, string message) => new FailedOutcome(new StepFailure(kind, code, message));

    /// <summary>Hold for a person.</summary>
    public static StepOutcome Hold(string code, string message) => new HoldOutcome(new StepFailure(FailureKind.Unknown, code, message));
}

/// <summary>A fact that a step observed and recorded.</summary>
/// <param name="Name">What it is, in kebab case: <c>principal-id</c>, <c>key-refused</c>.</param>
/// <param name="Value">The fact, readable. Never a secret.</param>
public sealed record Evidence(string Name, string Value);

/// <summary>A property that a step changes.</summary>
/// <param name="Target">The resource's id.</param>
/// <param name="Property">The property, in Azure's words: <c>identity.type</c>, <c>appSettings.AZURE_OPENAI_API_KEY</c>.</param>
/// <param name="Before">As it is now; null when absent. Secrets masked.</param>
/// <param name="After">As it will be; null when it will be absent. Secrets masked.</param>
public sealed record PropertyChange(string Target, string Property, string? Before, string? After);
