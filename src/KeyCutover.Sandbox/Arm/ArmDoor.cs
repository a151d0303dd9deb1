using KeyCutover.Sandbox.Entra;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Whether the caller may, and whether anything stands in the way: deny assignments beat roles, locks stop even owners.</summary>
internal sealed class ArmDoor(SandboxWorld world, Rbac rbac)
{
    public void Pass(TokenPrincipal caller, string action, ArmScope scope, HttpContext context)
    {
        RequireSubscription(context);
        if (action != ArmRoutes.AnyAction)
        {
            Authorize(caller, action, scope.Target);
            CheckLocks(action, scope.Target);
        }
        RequireExistence(scope.Parent, context);
    }

    private void Authorize(TokenPrincipal caller, string action, string scope)
    {
        if (rbac.FindDeny(caller.ObjectId, action, scope) is { } deny)
        {
            throw new ArmProblem(403, "DenyAssignmentAuthorizationFailed",
                $"The client '{caller.AppId}' with object id '{caller.ObjectId}' has permission to perform action '{action}' on scope '{scope}'; however, the access is denied because of the deny assignment with name '{deny.DisplayName}' and Id '{deny.Name.Replace("-", "", StringComparison.Ordinal)}' at scope '{deny.Scope}'.");
        }
        if (!rbac.IsAllowed(caller.ObjectId, action, scope))
        {
            throw new ArmProblem(403, "AuthorizationFailed",
                $"The client '{caller.AppId}' with object id '{caller.ObjectId}' does not have authorization to perform action '{action}' over scope '{scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.");
        }
    }

    private void CheckLocks(string action, string scope)
    {
        var operation = action[(action.LastIndexOf('/') + 1)..];
        // Whoever may write locks must be able to take one away.
        if (operation == "read" || action.StartsWith("Microsoft.Authorization/locks/", StringComparison.Ordinal))
            return;
        var locked = world.Locks.Find(one => ResourceScope.Covers(one.Scope, scope) && (operation == "delete" || one.Level == "ReadOnly"));
        if (locked is not null)
        {
            throw new ArmProblem(409, "ScopeLocked",
                $"The scope '{scope}' cannot perform {(operation == "delete" ? "delete" : "write")} operation because following scope(s) are locked: '{locked.Scope}'. Please remove the lock and try again.");
        }
    }

    // Before permissions: nobody has any on what is not there.
    private void RequireSubscription(HttpContext context)
    {
        if (context.GetRouteValue("subscriptionId") is string subscription && !subscription.Equals(world.Subscription.Id, StringComparison.OrdinalIgnoreCase))
            throw new ArmProblem(404, "SubscriptionNotFound", $"The subscription '{subscription}' could not be found.");
    }

    private void RequireExistence(string scope, HttpContext context)
    {
        if (context.GetRouteValue("resourceGroup") is string group && !group.Equals(world.ResourceGroup.Name, StringComparison.OrdinalIgnoreCase))
            throw new ArmProblem(404, "ResourceGroupNotFound", $"Resource group '{group}' could not be found.");
        if (context.GetRouteValue("scopeName") is string name && !world.Resources.Any(resource => ResourceScope.Covers(resource.Id, scope)))
            throw ArmProblem.ResourceNotFound($"{context.GetRouteValue("scopeNamespace")}/{context.GetRouteValue("scopeType")}", name, world.ResourceGroup.Name);
    }
}
