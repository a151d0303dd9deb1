using KeyCutover.Domain.Accounts;
using KeyCutover.Domain.Guardrails;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Roles;

namespace KeyCutover.Steps.Preflight;

/// <summary>What must hold for the account and what guards it. Pure.</summary>
internal static class AccountRules
{
    public const string ChatAction = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action";
    public const string ListKeysAction = "Microsoft.CognitiveServices/accounts/listKeys/action";

    public static Finding Kind(AccountState account) => Finding.When(
        account.Kind is "OpenAI" or "AIServices", $"kind {account.Kind}", $"kind {account.Kind}", "Only accounts of kind OpenAI or AIServices can be cut over.");

    public static Finding Subdomain(AccountState account) => Finding.When(
        account.CustomSubdomain is not null, $"subdomain {account.CustomSubdomain}", "no custom subdomain, so no token works",
        "Give the account a custom subdomain. This cannot be undone, and callers must use its endpoint instead of the region's.");

    public static Finding Settled(AccountState account) => Finding.When(
        account.IsSettled, account.ProvisioningState, $"another operation is under way: {account.ProvisioningState}", "Wait until it has ended, then retry.");

    public static Finding Role(RoleDefinition? role, Guid id)
    {
        if (role is null)
            return Finding.Fail($"there is no role {id}",
                $"Use {WellKnownRoles.CognitiveServicesOpenAIUser} (Cognitive Services OpenAI User).");
        if (WellKnownRoles.CanListKeys.ContainsKey(id) || role.Permissions.Allows(ListKeysAction))
            return Finding.Fail($"{role.Name} can list the account's keys",
                $"Use {WellKnownRoles.CognitiveServicesOpenAIUser} (Cognitive Services OpenAI User).");
        return Finding.When(role.Permissions.AllowsData(ChatAction), role.Name, $"{role.Name} does not allow {ChatAction}",
            $"Use {WellKnownRoles.CognitiveServicesOpenAIUser} (Cognitive Services OpenAI User).");
    }

    /// <summary>Policies matter for the way back: it writes "keys on", which they undo or reject.</summary>
    public static Finding Policies(IReadOnlyList<LocalAuthPolicy> policies, bool switchesKeysOff)
    {
        var hard = policies.Where(policy => policy.Effect is LocalAuthPolicyEffect.Modify or LocalAuthPolicyEffect.Deny).ToList();
        var names = string.Join(", ", hard.Select(policy => $"{policy.Name} ({policy.Effect})"));
        if (hard.Count > 0 && switchesKeysOff)
            return Finding.Fail($"these policies defeat the way back: {names}",
                "Exempt the account until the cutover is finished, or leave localAuth out of the plan.");
        var unclear = policies.Where(policy => policy.Effect == LocalAuthPolicyEffect.Unknown).Select(policy => policy.Name).ToList();
        if (unclear.Count > 0)
            return Finding.Unknown($"the effect of these policies could not be told: {string.Join(", ", unclear)}",
                "Read their definitions; exempt the account if they force or forbid keys.");
        return Finding.Pass(hard.Count > 0 ? $"warning: any write to the account by anybody may switch its keys off: {names}" : $"{policies.Count} policies, none in the way");
    }

    public static Finding Diagnostics(IReadOnlyList<DiagnosticRoute> routes) => Finding.When(
        routes.Any(route => route.RequestResponse), $"to {string.Join(", ", routes.Where(route => route.RequestResponse).Select(route => route.Workspace.Name))}",
        "no diagnostic setting sends RequestResponse logs to a workspace", "Add one: without it nobody can tell whether a key is still in use.");

    public static Finding Locks(IReadOnlyList<ResourceLock> locks, bool deletesOnWayBack)
    {
        var hard = locks.Where(one => Is(one, "ReadOnly") || deletesOnWayBack && Is(one, "CanNotDelete")).ToList();
        return Finding.When(hard.Count == 0,
            $"{locks.Count} locks, none in the way", string.Join(", ", hard.Select(one => $"{one.Level}: {one.Id}")),
            "Remove the lock for the time of the cutover: ReadOnly prevents the change, CanNotDelete prevents undoing the role assignment.");

        static bool Is(ResourceLock one, string level) => one.Level.Equals(level, StringComparison.OrdinalIgnoreCase);
    }

    public static Finding DenyAssignments(IReadOnlyList<string> names) => Finding.When(
        names.Count == 0, "none", string.Join(", ", names), "Deny assignments beat every role. Have their owner (a deployment stack, a managed application) exclude the executor.");

    public static Finding Permissions(ActionSet own, IReadOnlyList<string> actions, IReadOnlyList<string> dataActions)
    {
        var missing = actions.Where(action => !own.Allows(action)).Concat(dataActions.Where(action => !own.AllowsData(action))).ToList();
        return Finding.When(missing.Count == 0,
            "forward and back", $"missing: {string.Join(", ", missing)}", "Give the executor a role with these actions.");
    }
}
