using System.Text.Json;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.Domain.Steps;

/// <summary>What a step may know about the run that it is part of.</summary>
public sealed class StepContext
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The track's name: <c>preflight</c>, <c>account</c>, or the caller's name.</summary>
    public required string Track { get; init; }

    /// <summary>The step's name.</summary>
    public required string Step { get; init; }

    /// <summary>The time now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>When the step was first applied; the same as <see cref="Now"/> before that.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the current phase (apply and verify, or undo) began; waits of a phase are measured from here.</summary>
    public required DateTimeOffset PhaseStartedAt { get; init; }

    /// <summary>Whether this is a preview: nothing may be written, and nothing that earlier steps create exists yet.</summary>
    public bool IsPreview { get; init; }

    /// <summary>What the last <see cref="StepOutcome.WaitUntil"/> of the same verb carried; null the first time.</summary>
    public JsonElement? Progress { get; init; }

    /// <summary>Cancels the call.</summary>
    public required CancellationToken Cancellation { get; init; }

    /// <summary>Opens a secret of a before-image: returns it at once when it is held in memory, and fetches it from escrow otherwise.</summary>
    public required Func<SecretValue, CancellationToken, Task<SecretValue>> Opener { get; init; }

    /// <summary>Finds the before-image that an earlier step of the same track journaled, by the step's name; null when it has none.</summary>
    public required Func<string, JsonElement?> BeforeImageOf { get; init; }

    /// <summary>Finds a before-image of an earlier step of the same track.</summary>
    public TBefore? EarlierBefore<TBefore>(string step) where TBefore : class =>
        BeforeImageOf(step) is { } image ? image.Deserialize<TBefore>(StepJson.Options) : null;

    /// <summary>What the last wait of this verb carried.</summary>
    public TProgress? ReadProgress<TProgress>() where TProgress : class =>
        Progress is { ValueKind: JsonValueKind.Object } progress ? progress.Deserialize<TProgress>(StepJson.Options) : null;

    /// <summary>Opens a secret of a before-image.</summary>
    public Task<SecretValue> OpenAsync(SecretValue secret) => Opener(secret, Cancellation);
}
