using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>User-assigned managed identities.</summary>
internal sealed class UserAssignedIdentities(SandboxWorld world, Rbac rbac) : IArmFamily
{
    private const string Collection = ArmRoutes.Group + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities";
    private const string Action = "Microsoft.ManagedIdentity/userAssignedIdentities";

    public void Map(ArmRoutes arm)
    {
        arm.Get(Collection, ArmRoutes.AnyAction, call =>
            ArmAnswer.List(world.UserAssignedIdentities.Where(identity => rbac.IsAllowed(call.Caller.ObjectId, Action + "/read", identity.Id)).Select(Body)));
        arm.Get(Collection + "/{identity}", Action + "/read", Get);
        arm.Put(Collection + "/{identity}", Action + "/write", Put);
        arm.Delete(Collection + "/{identity}", Action + "/delete", Delete);
    }

    private ArmAnswer Get(ArmCall call) => Find(call) is { } identity
        ? ArmAnswer.Ok(Body(identity))
        : throw ArmProblem.ResourceNotFound(UserAssignedIdentity.ResourceType, call.Route("identity"), world.ResourceGroup.Name);

    private ArmAnswer Put(ArmCall call)
    {
        var tags = ResourceBodies.TagsOf(call.RequiredBody);
        if (Find(call) is { } existing)
        {
            existing.Tags = tags ?? existing.Tags;
            return ArmAnswer.Ok(Body(existing));
        }
        var name = call.Route("identity");
        var identity = new UserAssignedIdentity
        {
            Id = $"{world.ResourceGroup.Id}/providers/{UserAssignedIdentity.ResourceType}/{name}",
            Name = name,
            Location = (string?)call.RequiredBody["location"] ?? world.Location,
            Tags = tags ?? new SortedDictionary<string, string>(StringComparer.Ordinal),
            Principal = world.AddManagedIdentity(name),
        };
        world.UserAssignedIdentities.Add(identity);
        return ArmAnswer.Json(201, Body(identity)).With("Location", identity.Id);
    }

    private ArmAnswer Delete(ArmCall call)
    {
        if (Find(call) is not { } identity)
            return ArmAnswer.Empty(204);
        identity.Principal.DeletedAt = world.Now;
        world.UserAssignedIdentities.Remove(identity);
        return ArmAnswer.Empty(200);
    }

    private UserAssignedIdentity? Find(ArmCall call) =>
        world.UserAssignedIdentities.Find(identity => identity.Name.Equals(call.Route("identity"), StringComparison.OrdinalIgnoreCase));

    private JsonObject Body(UserAssignedIdentity identity)
    {
        var body = ResourceBodies.Envelope(identity, null);
        body["properties"] = new JsonObject
        {
            ["tenantId"] = world.Tenant.Id,
            ["principalId"] = identity.Principal.ObjectId,
            ["clientId"] = identity.Principal.AppId,
        };
        return body;
    }
}
