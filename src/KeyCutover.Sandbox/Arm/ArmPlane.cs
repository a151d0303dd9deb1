using KeyCutover.Sandbox.Hosting;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Resource Manager.</summary>
internal sealed class ArmPlane(ArmPipeline pipeline, IEnumerable<IArmFamily> families) : IPlane
{
    public void Map(PlaneRoutes routes)
    {
        var arm = new ArmRoutes(routes.Main("arm"), pipeline);
        foreach (var family in families)
            family.Map(arm);
        arm.Otherwise(call => throw new ArmProblem(
            404, "NotFound", $"The resource '{call.Scope.Target}' could not be found with api version '{call.ApiVersion}'."));
    }
}
