using System.Text.RegularExpressions;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Lists of resources of every type; they show what the caller may read.</summary>
internal sealed partial class ResourceLists(SandboxWorld world, Rbac rbac) : IArmFamily
{
    public void Map(ArmRoutes arm)
    {
        arm.Get(ArmRoutes.Subscription + "/resources", ArmRoutes.AnyAction, List);
        arm.Get(ArmRoutes.Group + "/resources", ArmRoutes.AnyAction, List);
    }

    private ArmAnswer List(ArmCall call)
    {
        var type = Value(call.Filter, "resourceType");
        var group = Value(call.Filter, "resourceGroup");
        return ArmAnswer.List(world.Resources
            .Where(resource => rbac.IsAllowed(call.Caller.ObjectId, resource.Type + "/read", resource.Id))
            .Where(resource => type is null || resource.Type.Equals(type, StringComparison.OrdinalIgnoreCase))
            .Where(_ => group is null || group.Equals(world.ResourceGroup.Name, StringComparison.OrdinalIgnoreCase))
            .Select(ResourceBodies.Summary));
    }

    private static string? Value(string filter, string name) =>
        Comparison().Matches(filter).FirstOrDefault(match => match.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))?.Groups["value"].Value;

    [GeneratedRegex(@"(?<name>\w+)\s+eq\s+'(?<value>[^']*)'", RegexOptions.IgnoreCase)]
    private static partial Regex Comparison();
}
