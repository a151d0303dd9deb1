namespace KeyCutover.Domain.People;

/// <summary>The app roles that the directory assigns, as the <c>roles</c> claim carries them.</summary>
public static class AppRoles
{
    /// <summary>Submits plans and starts runs of them.</summary>
    public const string PlanSubmit = "Plan.Submit";

    /// <summary>Approves and declines at gates.</summary>
    public const string GateApprove = "Gate.Approve";

    /// <summary>Pauses, resumes, retries, rolls back and cancels runs.</summary>
    public const string RunOperate = "Run.Operate";

    /// <summary>Reads everything, the audit log and evidence included, and changes nothing.</summary>
    public const string AuditRead = "Audit.Read";

    /// <summary>All of them. Whoever has at least one may read plans, runs and gates.</summary>
    public static readonly IReadOnlyList<string> All = [PlanSubmit, GateApprove, RunOperate, AuditRead];
}
