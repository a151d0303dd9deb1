using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Gates;

/// <summary>What people are asked to approve: exactly what will happen, on what, and what becomes irreversible.</summary>
public sealed record ApprovalCard
{
    /// <summary>The plan's name.</summary>
    public required string Plan { get; init; }

    /// <summary>SHA-256 of the plan.</summary>
    public required string PlanHash { get; init; }

    /// <summary>The change ticket.</summary>
    public required string ChangeTicket { get; init; }

    /// <summary>The track.</summary>
    public required string Track { get; init; }

    /// <summary>The step that waits.</summary>
    public required string Step { get; init; }

    /// <summary>Every property that the step will change, as the target was when the card was made.</summary>
    public required IReadOnlyList<PropertyChange> Changes { get; init; }

    /// <summary>How it is undone, and what cannot be.</summary>
    public required string Reversibility { get; init; }

    /// <summary>Who has to agree: every quota must be met.</summary>
    public required IReadOnlyList<GroupQuota> Approvers { get; init; }

    /// <summary>When the step may begin once it is approved; empty when at any time.</summary>
    public IReadOnlyList<string> Windows { get; init; } = [];

    /// <summary>What feels it: the applications whose customers are served through what changes.</summary>
    public IReadOnlyList<string> Affects { get; init; } = [];

    /// <summary>The ids of the resources that change.</summary>
    public IEnumerable<string> Targets() => Changes.Select(change => change.Target).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>SHA-256 over what would change, as the preview showed it.</summary>
    public string PreviewDigest() => DigestOf(Changes);

    /// <summary>SHA-256 over everything on the card; a decision stores it.</summary>
    public string Digest() => DigestOf(this);

    private static string DigestOf<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, StepJson.Options))));
}
