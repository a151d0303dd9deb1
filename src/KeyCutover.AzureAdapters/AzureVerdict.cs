using KeyCutover.Domain.Steps;

namespace KeyCutover.AzureAdapters;

/// <summary>What an answer means for the step: its kind of failure, and what is to be done next.</summary>
internal sealed record AzureVerdict(FailureKind Kind, string Next)
{
    private const string Again = "It is tried again; no action needed.";
    private const string AskAdministrator = "Give the executor the permission, or remove what denies it, then resume.";

    private static readonly Dictionary<string, AzureVerdict> ByCode = new(StringComparer.OrdinalIgnoreCase)
    {
        ["PrincipalNotFound"] = new(FailureKind.NotYet, "The directory does not show the new identity yet. " + Again),
        ["PermissionDenied"] = new(FailureKind.NotYet, "A role takes up to ten minutes to work. " + Again),
        ["RoleAssignmentNotFound"] = new(FailureKind.NotYet, "A new assignment is not readable at once. " + Again),

        ["SubscriptionRequestsThrottled"] = new(FailureKind.Throttled, Again),
        ["ResourceRequestsThrottled"] = new(FailureKind.Throttled, Again),
        // Answered with 429, but it is another operation that is waited for.
        ["RetryableErrorDueToAnotherOperation"] = new(FailureKind.Conflict, "Another operation is under way. " + Again),

        ["RequestConflict"] = new(FailureKind.Conflict, "Another operation is under way on the account or its children. " + Again),
        ["AnotherOperationInProgress"] = new(FailureKind.Conflict, "Another operation is under way. " + Again),
        // Answered with 400 by providers that lag behind the account's own.
        ["AccountProvisioningStateInvalid"] = new(FailureKind.Conflict, "The account is still being changed. " + Again),
        ["ObjectIsDeletedButRecoverable"] = new(FailureKind.Conflict, "The secret is being recovered. " + Again),
        ["ObjectIsBeingRecovered"] = new(FailureKind.Conflict, "The secret is being recovered. " + Again),
        ["ObjectIsBeingDeleted"] = new(FailureKind.Conflict, "The secret is being deleted. " + Again),

        ["LinkedAuthorizationFailed"] = new(FailureKind.Transient, Again),
        ["ExpiredAuthenticationToken"] = new(FailureKind.Transient, Again),

        ["ScopeLocked"] = new(FailureKind.Forbidden, "Have the lock's owner remove the lock, then resume."),
        ["AuthorizationFailed"] = new(FailureKind.Forbidden, AskAdministrator),
        ["DenyAssignmentAuthorizationFailed"] =
            new(FailureKind.Forbidden, "A deny assignment beats every role: have its owner exclude the executor, then resume."),
        ["RequestDisallowedByPolicy"] = new(FailureKind.Forbidden, "Have the policy's owner exempt the resource, then resume."),
        ["ForbiddenByRbac"] = new(FailureKind.Forbidden, "Give the executor Key Vault Secrets Officer on the vault, then resume."),
        ["ForbiddenByFirewall"] = new(FailureKind.Forbidden, "Let this host's address through the vault's firewall, then resume."),
        ["ForbiddenByConnection"] = new(FailureKind.Forbidden, "Reach the vault through its private endpoint, then resume."),
        ["AccessDenied"] = new(FailureKind.Forbidden, AskAdministrator),
        ["SecretDisabled"] = new(FailureKind.Conflict, "Another opening has disabled the secret again. " + Again),

        ["RoleAssignmentUpdateNotPermitted"] =
            new(FailureKind.Drift, "The identity was deleted and made anew: remove the orphaned assignment, then resume."),
        ["RoleAssignmentLimitExceeded"] =
            new(FailureKind.Misconfigured, "The subscription has no room for role assignments: remove orphaned ones, then resume."),
        ["AuthenticationTypeDisabled"] = new(FailureKind.Misconfigured, "Key authentication is off on this account."),
        ["InvalidAuthenticationTokenTenant"] = new(FailureKind.Misconfigured, "The credential belongs to another tenant: correct the connection, then resume."),
        ["DeploymentNotFound"] = new(FailureKind.Misconfigured, "Correct the deployment's name in the plan, or create the deployment."),
    };

    private static readonly (string Says, AzureVerdict Verdict)[] ByMessage =
    [
        ("provide a custom subdomain", new(FailureKind.Misconfigured, "Give the account a custom subdomain (it cannot be taken back), then resume.")),
        ("audience is incorrect",
            new(FailureKind.Misconfigured, "Waiting does not help: the token is for another audience, or dead. Correct the endpoint or the audience.")),
        ("disableLocalAuth is set to be true",
            new(FailureKind.Misconfigured, "Keys cannot be listed while key authentication is off: switch it on first.")),
        ("prepared for swap", new(FailureKind.Conflict, "A slot swap is pending: complete or cancel it. " + Again)),
        ("another operation is in progress", new(FailureKind.Conflict, "Another operation is under way. " + Again)),
        ("Virtual Network/Firewall rules", new(FailureKind.Misconfigured, "The account's firewall does not let this host through; this says nothing about the key.")),
        ("Public access is disabled", new(FailureKind.Misconfigured, "The account answers on its private endpoint only; this says nothing about the key.")),
    ];

    /// <summary>Reads status, codes (the finer first) and message.</summary>
    public static AzureVerdict Of(int status, IReadOnlyList<string> codes, string message)
    {
        foreach (var (says, verdict) in ByMessage)
        {
            if (message.Contains(says, StringComparison.OrdinalIgnoreCase)) return verdict;
        }

        foreach (var code in codes)
        {
            if (ByCode.TryGetValue(code, out var verdict)) return verdict;
        }

        return ByStatus(status);
    }

    private static AzureVerdict ByStatus(int status) => status switch
    {
        429 => new(FailureKind.Throttled, Again),
        408 or >= 500 => new(FailureKind.Transient, Again),
        409 or 423 => new(FailureKind.Conflict, Again),
        412 => new(FailureKind.Drift, "Somebody else changed the resource: look at it, then resume."),
        401 => new(FailureKind.Misconfigured, "Azure does not take the executor's token: check tenant, client and audience, then resume."),
        403 => new(FailureKind.Forbidden, AskAdministrator),
        404 or 410 => new(FailureKind.Misconfigured, "Check that the plan names it correctly and that it still exists, then resume."),
        >= 400 => new(FailureKind.Misconfigured, "Trying again does not help: correct what Azure complains about, then resume."),
        _ => new(FailureKind.Unknown, "Look at the resource in Azure, then resume."),
    };
}
