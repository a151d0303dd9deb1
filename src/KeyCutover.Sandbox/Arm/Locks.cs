using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Locks. A list shows those at the scope and below it, not those it inherits: whoever wants them asks each scope above.</summary>
internal sealed class Locks(SandboxWorld world) : IArmFamily
{
    private const string Action = "Microsoft.Authorization/locks";

    public void Map(ArmRoutes arm) => ArmRoutes.AtScopes(scope =>
    {
        var collection = scope + "/providers/Microsoft.Authorization/locks";
        arm.Get(collection, Action + "/read", List);
        arm.Get(collection + "/{name}", Action + "/read", Get);
        arm.Put(collection + "/{name}", Action + "/write", Put);
        arm.Delete(collection + "/{name}", Action + "/delete", Delete);
    });

    private ArmAnswer List(ArmCall call) =>
        ArmAnswer.List(world.Locks.Where(one => ResourceScope.Covers(call.Scope.Parent, one.Scope)).Select(Body));

    private ArmAnswer Get(ArmCall call) => Find(call) is { } one
        ? ArmAnswer.Ok(Body(one))
        : throw new ArmProblem(404, "LockNotFound", $"The lock '{call.Route("name")}' could not be found.");

    private ArmAnswer Put(ArmCall call)
    {
        var level = (string?)call.RequiredProperties["level"];
        if (level is not ("CanNotDelete" or "ReadOnly"))
            throw ArmProblem.InvalidContent($"The lock level '{level}' is not valid.");
        var old = Find(call);
        if (old is not null)
            world.Locks.Remove(old);
        var one = new ManagementLock(call.Route("name"), call.Scope.Parent, level, (string?)call.RequiredProperties["notes"]);
        world.Locks.Add(one);
        return ArmAnswer.Json(old is null ? 201 : 200, Body(one));
    }

    private ArmAnswer Delete(ArmCall call)
    {
        if (Find(call) is not { } one)
            return ArmAnswer.Empty(204);
        world.Locks.Remove(one);
        return ArmAnswer.Empty(200);
    }

    private ManagementLock? Find(ArmCall call) =>
        world.Locks.Find(one => ResourceScope.Same(one.Scope, call.Scope.Parent) && one.Name.Equals(call.Route("name"), StringComparison.OrdinalIgnoreCase));

    private static object Body(ManagementLock one) => new
    {
        properties = one.Notes is null ? (object)new { level = one.Level } : new { level = one.Level, notes = one.Notes },
        id = one.Id,
        type = Action,
        name = one.Name,
    };
}
