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

    /// <summary>The groups whose members may decide.</summary>
    public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>SHA-256 over everything on the card; a decision stores it.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, StepJson.Options))));
}
