using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>What policies make of a write to an account. Any write is looked at, not only one that is about local authentication.</summary>
internal sealed class AccountPolicies(SandboxWorld world) : IDisposable
{
    private readonly List<ITimer> deployments = [];

    /// <summary>What disableLocalAuth becomes: as wanted, or true where a policy modifies; a policy that denies keys refuses the write.</summary>
    public bool? Decide(ModelAccount account, bool? wanted)
    {
        var assignments = Enforced(account);
        var decided = assignments.Exists(policy => policy.Effect == PolicyEffect.Modify) ? true : wanted;
        return decided is not true && assignments.Find(policy => policy.Effect == PolicyEffect.Deny) is { } denying ? throw Refuse(account, denying) : decided;
    }

    /// <summary>After a write that left keys on, a policy that deploys what does not exist redeploys the account some minutes later.</summary>
    public void AfterWrite(ModelAccount account)
    {
        if (account.DisableLocalAuth is not true && Enforced(account).Exists(policy => policy.Effect == PolicyEffect.DeployIfNotExists))
            deployments.Add(world.Clock.CreateTimer(_ => Redeploy(account), null, world.Knobs.PolicyDeploysAfter, Timeout.InfiniteTimeSpan));
    }

    public void Dispose()
    {
        lock (world.Gate)
            deployments.ForEach(deployment => deployment.Dispose());
    }

    private void Redeploy(ModelAccount account)
    {
        lock (world.Gate)
        {
            // The template of the built-in definition names the subdomain after the account.
            account.Subdomain ??= account.Name;
            account.SetLocalAuth(true, world.Now + world.Knobs.LocalAuthEffectiveAfter);
            account.ETag = world.NewGuid();
        }
    }

    private List<PolicyAssignment> Enforced(ModelAccount account) =>
        world.PolicyAssignments.FindAll(policy => policy.Enforced && ResourceScope.Covers(policy.Scope, account.Id));

    private static ArmProblem Refuse(ModelAccount account, PolicyAssignment policy) => new(
        403, "RequestDisallowedByPolicy",
        $"Resource '{account.Name}' was disallowed by policy. Policy identifiers: '[{{\"policyAssignment\":{{\"name\":\"{policy.DisplayName}\",\"id\":\"{policy.Id}\"}},\"policyDefinition\":{{\"name\":\"{policy.DisplayName}\",\"id\":\"{policy.Definition}\"}}}}]'.")
    {
        Target = account.Name,
        AdditionalInfo =
        [
            new
            {
                type = "PolicyViolation",
                info = new
                {
                    policyDefinitionDisplayName = policy.DisplayName,
                    policyDefinitionId = policy.Definition,
                    policyDefinitionEffect = "Deny",
                    policyAssignmentId = policy.Id,
                    policyAssignmentName = policy.Name,
                    policyAssignmentScope = policy.Scope,
                },
            },
        ],
    };
}
