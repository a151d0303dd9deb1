using KeyCutover.Domain;
using KeyCutover.Domain.Guardrails;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Roles;
using KeyCutover.Domain.Vault;

namespace KeyCutover.Steps.Preflight;

/// <summary>Checks on locks, deny assignments, the executor's permissions forward and back, and the vault.</summary>
internal sealed class GuardChecks(IGuardrails guardrails, IRoleAssignments roles, ISecretVault vaults)
{
    private static readonly string[] SiteActions =
        ["Microsoft.Web/sites/read", "Microsoft.Web/sites/write", "Microsoft.Web/sites/config/list/action", "Microsoft.Web/sites/config/write"];

    private static readonly string[] RoleActions = ["Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleAssignments/delete"];

    private static readonly string[] SwitchActions = ["Microsoft.CognitiveServices/accounts/write", AccountRules.ListKeysAction];

    private static readonly string[] SecretActions =
    [
        "Microsoft.KeyVault/vaults/secrets/setSecret/action", "Microsoft.KeyVault/vaults/secrets/getSecret/action", "Microsoft.KeyVault/vaults/secrets/update/action",
        "Microsoft.KeyVault/vaults/secrets/readMetadata/action", "Microsoft.KeyVault/vaults/secrets/delete", "Microsoft.KeyVault/vaults/secrets/recover/action",
    ];

    public async Task AddAsync(CheckList list, CutoverPlan plan, CancellationToken cancellation)
    {
        AzureResourceId[] targets = [plan.Account.Id, plan.Vault, .. plan.Callers.Select(caller => caller.Id)];
        foreach (var target in targets)
        {
            var undoDeletes = target.Equals(plan.Account.Id) && plan.Callers.Count > 0;
            await list.AddAsync("locks", target, async () => AccountRules.Locks(await guardrails.ReadLocksAsync(target, cancellation), undoDeletes));
            await list.AddAsync("deny-assignments", target, async () => AccountRules.DenyAssignments(await guardrails.ReadDenyAssignmentsAsync(target, cancellation)));
        }

        foreach (var caller in plan.Callers) await PermissionsAsync(caller.Id, SiteActions, []);
        await PermissionsAsync(plan.Account.Id,
            ["Microsoft.CognitiveServices/accounts/read", .. plan.Callers.Count > 0 ? RoleActions : [], .. plan.LocalAuth is not null ? SwitchActions : []], []);
        if (plan.LocalAuth is not null) await WorkspaceAsync(list, plan.Account.Id, cancellation);

        await list.AddAsync("vault-reachable", plan.Vault, async () => VaultRules.Reachable(await vaults.ReadAsync(plan.Vault, cancellation)));
        await list.AddAsync("executor-permissions", plan.Vault, async () => (await vaults.ReadAsync(plan.Vault, cancellation)).UsesRbac
            ? AccountRules.Permissions(await roles.ReadOwnPermissionsAsync(plan.Vault, cancellation), [], SecretActions)
            : Finding.Pass("by access policies; see vault-reachable"));
        if (plan.LocalAuth is { BreakGlass.Secret: var secret })
            await list.AddAsync("break-glass-name", plan.Vault, async () => VaultRules.NameIsFree(await vaults.ReadAsync(plan.Vault, cancellation), secret));

        Task PermissionsAsync(AzureResourceId target, IReadOnlyList<string> actions, IReadOnlyList<string> dataActions) => list.AddAsync(
            "executor-permissions", target, async () => AccountRules.Permissions(await roles.ReadOwnPermissionsAsync(target, cancellation), actions, dataActions));
    }

    private Task WorkspaceAsync(CheckList list, AzureResourceId account, CancellationToken cancellation) =>
        list.AddAsync("workspace-query", account, async () =>
    {
        var route = (await guardrails.ReadDiagnosticsAsync(account, cancellation)).FirstOrDefault(route => route.RequestResponse);
        return route is null
            ? Finding.Unknown("there is no workspace to query", "See diagnostics.")
            : AccountRules.Permissions(
                await roles.ReadOwnPermissionsAsync(route.Workspace, cancellation), ["Microsoft.OperationalInsights/workspaces/query/read"], []);
    });
}
