using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Log Analytics workspaces.</summary>
internal sealed class Workspaces(SandboxWorld world, Rbac rbac) : IArmFamily
{
    private const string Collection = ArmRoutes.Group + "/providers/Microsoft.OperationalInsights/workspaces";
    private const string Read = "Microsoft.OperationalInsights/workspaces/read";

    public void Map(ArmRoutes arm)
    {
        arm.Get(ArmRoutes.Subscription + "/providers/Microsoft.OperationalInsights/workspaces", ArmRoutes.AnyAction, List);
        arm.Get(Collection, ArmRoutes.AnyAction, List);
        arm.Get(Collection + "/{workspace}", Read, Get);
    }

    private ArmAnswer List(ArmCall call) =>
        ArmAnswer.List(world.Workspaces.Where(workspace => rbac.IsAllowed(call.Caller.ObjectId, Read, workspace.Id)).Select(Body));

    private ArmAnswer Get(ArmCall call)
    {
        var name = call.Route("workspace");
        return world.Workspaces.Find(workspace => workspace.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } workspace
            ? ArmAnswer.Ok(Body(workspace))
            : throw ArmProblem.ResourceNotFound(LogWorkspace.ResourceType, name, world.ResourceGroup.Name);
    }

    private JsonObject Body(LogWorkspace workspace)
    {
        var body = ResourceBodies.Envelope(workspace, null);
        body["properties"] = JsonSerializer.SerializeToNode(new
        {
            customerId = workspace.CustomerId,
            provisioningState = "Succeeded",
            sku = new { name = "PerGB2018" },
            retentionInDays = 30,
            createdDate = world.Clock.Origin.UtcDateTime,
            publicNetworkAccessForIngestion = "Enabled",
            publicNetworkAccessForQuery = "Enabled",
        });
        return body;
    }
}
