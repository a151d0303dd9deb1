namespace KeyCutover.Domain.Guardrails;

/// <summary>What may stand in the way of a change: read only, and read before anything is written.</summary>
public interface IGuardrails
{
    /// <summary>The tenant that the credential's subscription belongs to, as Resource Manager tells it.</summary>
    Task<Guid> ReadTenantAsync(Guid subscription, CancellationToken cancellation);

    /// <summary>Locks on the resource, its resource group and its subscription.</summary>
    Task<IReadOnlyList<ResourceLock>> ReadLocksAsync(AzureResourceId resource, CancellationToken cancellation);

    /// <summary>The display names of deny assignments that apply to the resource.</summary>
    Task<IReadOnlyList<string>> ReadDenyAssignmentsAsync(AzureResourceId resource, CancellationToken cancellation);

    /// <summary>Policies in force at the resource that force or forbid key authentication.</summary>
    Task<IReadOnlyList<LocalAuthPolicy>> ReadLocalAuthPoliciesAsync(AzureResourceId account, CancellationToken cancellation);

    /// <summary>The diagnostic settings of the account that send its calls to a Log Analytics workspace.</summary>
    Task<IReadOnlyList<DiagnosticRoute>> ReadDiagnosticsAsync(AzureResourceId account, CancellationToken cancellation);
}

/// <summary>A management lock.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Level"><c>CanNotDelete</c> or <c>ReadOnly</c>.</param>
public sealed record ResourceLock(string Id, string Level);

/// <summary>A policy about key authentication.</summary>
/// <param name="AssignmentId">The assignment's id.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Effect">What it does.</param>
public sealed record LocalAuthPolicy(string AssignmentId, string Name, LocalAuthPolicyEffect Effect);

/// <summary>What a policy about key authentication does.</summary>
public enum LocalAuthPolicyEffect
{
    /// <summary>It only reports.</summary>
    Audit,

    /// <summary>It rejects a write that leaves keys on.</summary>
    Deny,

    /// <summary>It silently turns keys off at any write, and so defeats the way back.</summary>
    Modify,

    /// <summary>Its effect could not be told.</summary>
    Unknown,
}

/// <summary>A diagnostic setting that reaches a workspace.</summary>
/// <param name="Name">The setting's name.</param>
/// <param name="Workspace">The workspace's resource id.</param>
/// <param name="RequestResponse">Whether the category <c>RequestResponse</c> (or all logs) is on.</param>
public sealed record DiagnosticRoute(string Name, AzureResourceId Workspace, bool RequestResponse);
