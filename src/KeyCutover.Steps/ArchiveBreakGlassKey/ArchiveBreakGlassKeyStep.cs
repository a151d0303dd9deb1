using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Secrets;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.Vault;
using KeyCutover.Steps.DisableLocalAuth;

namespace KeyCutover.Steps.ArchiveBreakGlassKey;

/// <summary>Turns the escrowed keys into the break-glass secret: owner, ticket, expiry, disabled, read back; undo takes the labels off.</summary>
[Step("archive-break-glass-key", TrackKind.Account, 30)]
public sealed class ArchiveBreakGlassKeyStep(ISecretVault vault) : CutoverStep<ArchiveBreakGlassKeyInput, ArchiveBefore>
{
    private static readonly string[] Labels = ["key1", "key2"];

    // Key Vault answers reads from several replicas; a new attribute shows within seconds.
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <inheritdoc />
    public override ArchiveBreakGlassKeyInput Bind(CutoverPlan plan, CallerPlan? caller)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var breakGlass = plan.LocalAuth?.BreakGlass ?? throw new ArgumentException("The plan does not switch key authentication off.", nameof(plan));
        return new(plan.Account.Id, plan.Vault, breakGlass.Secret, breakGlass.Owner, plan.ChangeTicket, breakGlass.ExpiresAfter);
    }

    /// <inheritdoc />
    public override async Task<ArchiveBefore> InspectAsync(ArchiveBreakGlassKeyInput input, StepContext context)
    {
        var keys = new List<EscrowedKey>();
        foreach (var key in context.EarlierBefore<LocalAuthBefore>("disable-local-auth")?.Keys ?? [])
        {
            if (key.Value.Escrow is not { } reference) continue;
            var secret = await vault.FindAsync(reference, context.Cancellation);
            keys.Add(new(key.Label, reference, key.Fingerprint, secret?.ExpiresOn, secret?.ContentType, secret?.Tags));
        }

        return new(keys);
    }

    /// <inheritdoc />
    public override IReadOnlyList<PropertyChange> Preview(ArchiveBreakGlassKeyInput input, ArchiveBefore now) =>
    [
        .. Labels.SelectMany(label => new PropertyChange[]
        {
            new(input.Vault.ToString(), $"secrets.{input.Secret}-{label}.expires", null, $"{input.ExpiresAfter.TotalDays:0.#} days after this step"),
            new(input.Vault.ToString(), $"secrets.{input.Secret}-{label}.tags", null, $"purpose break-glass, owner {input.Owner}, change-ticket {input.ChangeTicket}"),
        }),
    ];

    /// <inheritdoc />
    public override async Task<StepOutcome> ApplyAsync(ArchiveBreakGlassKeyInput input, ArchiveBefore before, StepContext context)
    {
        var evidence = new List<Evidence>();
        foreach (var key in before.Keys)
        {
            var label = BreakGlassLabel.For(input, key, context);
            if (await vault.FindAsync(key.Reference, context.Cancellation) is not { } secret) return Missing(key);
            if (!label.IsOn(secret) || secret.Enabled)
                evidence.AddRange(ReceiptEvidence.Of(await vault.DescribeAsync(key.Reference, label.Tags, label.ExpiresOn, label.ContentType, context.Cancellation)));
        }

        return StepOutcome.Done(evidence);
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> VerifyAsync(ArchiveBreakGlassKeyInput input, ArchiveBefore before, StepContext context)
    {
        if (before.Keys.Count == 0)
            return StepOutcome.Done(new Evidence("break-glass", "none: keys were off before this run, so there were none to put away"));
        var evidence = new List<Evidence>();
        foreach (var key in before.Keys)
        {
            var label = BreakGlassLabel.For(input, key, context);
            if (await vault.FindAsync(key.Reference, context.Cancellation) is not { } secret) return Missing(key);
            if (secret.Enabled || !label.IsOn(secret)) return NotShown(key, context);

            var opened = await context.OpenAsync(SecretValue.At(key.Reference));
            if (opened.Fingerprint() != key.Fingerprint)
                return StepOutcome.Failed(FailureKind.Drift,
                    "break-glass-differs", $"{key.Reference.Name} does not hold the key that was put away. The way back by this secret is lost; roll the run back.");
            evidence.Add(new("break-glass", $"{key.Reference.Name} version {key.Reference.Version}, disabled, expires {label.ExpiresOn:u}, fingerprint {key.Fingerprint} read back"));
        }

        return StepOutcome.Done([.. evidence, new("vault", input.Vault.ToString()), new("owner", input.Owner)]);
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> UndoAsync(ArchiveBreakGlassKeyInput input, ArchiveBefore before, StepContext context)
    {
        var evidence = new List<Evidence>();
        foreach (var key in before.Keys)
        {
            if (key.Tags is null || await vault.FindAsync(key.Reference, context.Cancellation) is not { } secret || IsAsBefore(secret, key)) continue;
            evidence.AddRange(ReceiptEvidence.Of(await vault.DescribeAsync(key.Reference, key.Tags, key.ExpiresOn, key.ContentType, context.Cancellation)));
        }

        return StepOutcome.Done(evidence);
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> VerifyUndoAsync(ArchiveBreakGlassKeyInput input, ArchiveBefore before, StepContext context)
    {
        var evidence = new List<Evidence>();
        foreach (var key in before.Keys)
        {
            if (await vault.FindAsync(key.Reference, context.Cancellation) is not { } secret)
                evidence.Add(new("left-alone", $"{key.Reference.Name} is gone from the vault"));
            else if (key.Tags is not null && (secret.Enabled || !BreakGlassLabel.SameTags(secret.Tags, key.Tags)))
                return NotShown(key, context);
            else if (secret.ExpiresOn != key.ExpiresOn)
                evidence.Add(new("expiry-stays", $"{key.Reference.Name} keeps the expiry {secret.ExpiresOn:u}, which Key Vault cannot clear and does not enforce"));
        }

        return StepOutcome.Done(evidence);
    }

    /// <inheritdoc />
    public override IReadOnlyList<string> ManualUndo(ArchiveBreakGlassKeyInput input, ArchiveBefore before) =>
    [
        .. before.Keys.Where(key => key.Tags is not null).Select(key =>
            $"az keyvault secret set-attributes --vault-name {input.Vault.Name} --name {key.Reference.Name} --version {key.Reference.Version} --enabled false --tags "
            + string.Join(' ', key.Tags!.Select(tag => $"\"{tag.Key}={tag.Value}\""))),
    ];

    private static bool IsAsBefore(VaultSecret secret, EscrowedKey key) =>
        !secret.Enabled && secret.ExpiresOn == key.ExpiresOn && secret.ContentType == key.ContentType && BreakGlassLabel.SameTags(secret.Tags, key.Tags!);

    private static StepOutcome Missing(EscrowedKey key) => StepOutcome.Failed(FailureKind.Drift, "break-glass-missing",
        $"{key.Reference.Name} is no longer in the vault, and Azure lists no keys while they are switched off. Recover the secret, or roll the run back.");

    private static StepOutcome NotShown(EscrowedKey key, StepContext context) => context.Now - context.PhaseStartedAt < Patience
        ? StepOutcome.WaitUntil(context.Now + Recheck, $"the vault does not show {key.Reference.Name} as it was written yet")
        : StepOutcome.Failed(FailureKind.Drift,
            "break-glass-not-as-written", $"{key.Reference.Name} is not as it was written. Something else writes it; find it, then retry.");
}
