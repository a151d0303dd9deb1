using KeyCutover.Domain;
using KeyCutover.Domain.Accounts;
using KeyCutover.Domain.Guardrails;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Roles;

namespace KeyCutover.Steps.Preflight;

/// <summary>Checks on the pins, the account and the role.</summary>
internal sealed class PlanChecks(IGuardrails guardrails, IAccounts accounts, IRoleAssignments roles)
{
    public async Task AddAsync(CheckList list, CutoverPlan plan, CancellationToken cancellation)
    {
        var account = plan.Account.Id;
        await list.AddAsync("tenant-pin", plan.Subscription, async () =>
        {
            var tenant = await guardrails.ReadTenantAsync(plan.Subscription, cancellation);
            return Finding.When(tenant == plan.Tenant,
                $"{tenant}", $"the subscription belongs to tenant {tenant}, the plan says {plan.Tenant}", "Sign in to the plan's tenant, or correct the plan.");
        });
        list.Add("subscription-pin", plan.Subscription, SubscriptionPin(plan));
        await list.AddAsync("account-kind", account, async () => AccountRules.Kind(await accounts.ReadAsync(account, cancellation)));
        await list.AddAsync("custom-subdomain", account, async () => AccountRules.Subdomain(await accounts.ReadAsync(account, cancellation)));
        await list.AddAsync("account-settled", account, async () => AccountRules.Settled(await accounts.ReadAsync(account, cancellation)));
        await list.AddAsync("local-auth-policies", account, async () =>
            AccountRules.Policies(await guardrails.ReadLocalAuthPoliciesAsync(account, cancellation), plan.LocalAuth is not null));
        if (plan.LocalAuth is not null)
            await list.AddAsync("diagnostics", account, async () => AccountRules.Diagnostics(await guardrails.ReadDiagnosticsAsync(account, cancellation)));
        if (plan.Callers.Count > 0)
            await list.AddAsync("role", account, async () => AccountRules.Role(await roles.ReadDefinitionAsync(account, plan.Account.Role, cancellation), plan.Account.Role));
    }

    internal static Finding SubscriptionPin(CutoverPlan plan)
    {
        AzureResourceId[] named = [plan.Account.Id, plan.Vault, .. plan.Callers.Select(caller => caller.Id), .. plan.Callers.Select(caller => caller.Identity.Id).OfType<AzureResourceId>()];
        var outside = named.Where(id => id.Subscription != plan.Subscription).ToList();
        return Finding.When(outside.Count == 0,
            "all resources lie in it", $"in another subscription: {string.Join(", ", outside)}", "One plan is about one subscription; write one plan for each.");
    }
}
