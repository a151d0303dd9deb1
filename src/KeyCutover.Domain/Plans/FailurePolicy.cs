namespace KeyCutover.Domain.Plans;

/// <summary>What happens when a step fails for good.</summary>
public enum FailurePolicy
{
    /// <summary>Everything that started is undone, newest first.</summary>
    Rollback,

    /// <summary>The run pauses; an operator resumes or rolls back.</summary>
    Hold,
}
