using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Plans;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>A plan that was submitted.</summary>
public sealed record PlanDocument
{
    /// <summary>Its id.</summary>
    public required string PlanId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What its file was called.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of its bytes.</summary>
    public required string Hash { get; init; }

    /// <summary>Who submitted it.</summary>
    public required string SubmittedBy { get; init; }

    /// <summary>Their object id.</summary>
    public required string SubmittedById { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The plan as YAML; null in lists.</summary>
    public string? Text { get; init; }

    /// <summary>The plan with its text.</summary>
    public static PlanDocument Of(StoredPlan plan) => Listed(plan) with { Text = plan.Text };

    /// <summary>The plan as lists show it.</summary>
    public static PlanDocument Listed(StoredPlan plan) => new()
    {
        PlanId = plan.Id,
        Name = plan.Name,
        File = plan.File,
        Hash = plan.Hash,
        SubmittedBy = plan.SubmittedBy,
        SubmittedById = plan.SubmittedById,
        SubmittedAt = plan.SubmittedAt,
    };
}

/// <summary>What a plan would change now.</summary>
/// <param name="PlanId">The plan's id in the service; null for a file on somebody's machine.</param>
/// <param name="Plan">The plan's name.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Steps">Every step, in the order in which a run takes them.</param>
public sealed record PreviewDocument(string? PlanId, string Plan, string Hash, IReadOnlyList<StepPreview> Steps);
