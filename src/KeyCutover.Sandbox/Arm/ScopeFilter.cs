using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Which extension resources a list at a scope shows: those at it, above it and below it; with <c>atScope()</c>, none below.</summary>
internal static class ScopeFilter
{
    public static bool Shows(ArmCall call, string scope) =>
        ResourceScope.Covers(scope, call.Scope.Parent) || (!IsAtScope(call) && ResourceScope.Covers(call.Scope.Parent, scope));

    private static bool IsAtScope(ArmCall call) => call.Filter.Contains("atScope()", StringComparison.OrdinalIgnoreCase);
}
