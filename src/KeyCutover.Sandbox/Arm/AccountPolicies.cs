using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>What policies make of a write to an account. Any write is looked at, not only one that is about local authentication.</summary>
internal sealed class AccountPolicies(SandboxWorld world)
{
    /// <summary>What disableLocalAuth becomes: as wanted, or true where a policy modifies; a policy that denies keys refuses the write.</summary>
    public bool? Decide(ModelAccount account, bool? wanted)
    {
        var assignments = world.PolicyAssignments.FindAll(policy => policy.Enforced && ResourceScope.Covers(policy.Scope, account.Id));
        var decided = assignments.Exists(policy => policy.Effect == PolicyEffect.Modify) ? true : wanted;
        return decided is not true && assignments.Find(policy => policy.Effect == PolicyEffect.Deny) is { } denying ? throw Refuse(account, denying) : decided;
    }

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
