using KeyCutover.Domain.Plans;

namespace KeyCutover.Worker.Desk;

/// <summary>Why something that a person asked for is not done. The message is for that person: what is wrong and what to do.</summary>
public sealed class DeskRefusedException(DeskRefusalKind kind, string message, IReadOnlyList<PlanProblem>? problems = null) : Exception(message)
{
    /// <summary>What kind of refusal.</summary>
    public DeskRefusalKind Kind { get; } = kind;

    /// <summary>What is wrong with a plan; empty when that is not the reason.</summary>
    public IReadOnlyList<PlanProblem> Problems { get; } = problems ?? [];
}

/// <summary>The kinds of refusal, each with a status of its own.</summary>
public enum DeskRefusalKind
{
    /// <summary>What was asked for cannot be understood (400, or 422 with plan problems).</summary>
    Invalid,

    /// <summary>The person may not (403). Recorded.</summary>
    NotPermitted,

    /// <summary>There is no such thing (404).</summary>
    NotFound,

    /// <summary>Not as things are now (409). Recorded.</summary>
    NotLegal,

    /// <summary>Somebody else was faster (412).</summary>
    Changed,
}
