using System.Collections.Concurrent;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Secrets;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.Vault;

namespace KeyCutover.Domain.Engine;

/// <summary>Puts the secrets of before-images into the customer's Key Vault, opens them again, and deletes them when nothing needs them.</summary>
internal sealed class Escrow(ISecretVault vault)
{
    /// <summary>The tag by which a secret shows whose it is.</summary>
    public const string RunTag = "keycutover-run";

    // Only in memory: saves enabling and reading a secret in the vault again at every poll of the process that put it there.
    private readonly ConcurrentDictionary<SecretReference, SecretValue> open = new();

    /// <summary>Puts every secret of an inspection away. Repeatable: what is there already is found by its tags.</summary>
    public async Task PutAwayAsync(CutoverPlan plan, Inspection inspection, BoundStep step, StepContext context)
    {
        foreach (var (label, secret) in inspection.Secrets)
        {
            var tags = new Dictionary<string, string>
            {
                [RunTag] = context.RunId,
                ["keycutover-track"] = context.Track,
                ["keycutover-step"] = context.Step,
                ["keycutover-label"] = label,
            };
            var reference = await vault.PutAwayAsync(plan.Vault, step.EscrowName(context, label), secret, tags, context.Cancellation);
            secret.PutAway(reference);
            open[reference] = secret;
        }
    }

    /// <summary>The secret with its value in memory.</summary>
    public async Task<SecretValue> OpenAsync(SecretValue secret, CancellationToken cancellation)
    {
        if (secret.IsHeld) return secret;
        var reference = secret.Escrow ?? throw new InvalidOperationException("The secret is neither held nor in escrow.");
        if (open.TryGetValue(reference, out var held)) return held;
        return open[reference] = await vault.OpenAsync(reference, cancellation);
    }

    /// <summary>Deletes every secret that the run put away; returns their names.</summary>
    public async Task<IReadOnlyList<string>> ReleaseAsync(CutoverPlan plan, RunView run, CancellationToken cancellation)
    {
        // Between putting a secret away and recording it a worker may have died or a request failed: the vault knows of that one, the journal does not.
        IReadOnlyList<string> tagged = run.ChecksPassed ? await vault.FindTaggedAsync(plan.Vault, RunTag, run.RunId, cancellation) : [];
        var names = NamesOf(run).Union(tagged, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var name in names) await vault.DeleteAsync(plan.Vault, name, cancellation);
        open.Clear();
        return names;
    }

    /// <summary>The names of the secrets that the run put away, as its before-images tell.</summary>
    public static IReadOnlyList<string> NamesOf(RunView run) =>
        [.. run.Steps.Select(step => step.Before).OfType<System.Text.Json.JsonElement>().SelectMany(SecretReferences.In).Select(reference => reference.Name).Distinct().Order(StringComparer.Ordinal)];
}
