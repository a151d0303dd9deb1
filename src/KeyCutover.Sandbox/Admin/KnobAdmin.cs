using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Knobs;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Admin;

/// <summary>Reads and turns knobs: <c>GET</c> and <c>PATCH /sandbox/knobs</c>, in the words of the seed.</summary>
internal sealed class KnobAdmin(SandboxWorld world) : IAdminFamily
{
    public void Map(RouteGroupBuilder admin)
    {
        admin.MapGet("/knobs", () => AdminBody.Json(world.Knobs));
        admin.MapPatch("/knobs", (Delegate)TurnAsync);
    }

    private async Task<IResult> TurnAsync(HttpContext context)
    {
        var wanted = await AdminBody.ReadObjectAsync(context);
        lock (world.Gate)
        {
            var all = JsonSerializer.SerializeToNode(world.Knobs, SandboxJson.Options)!.AsObject();
            Merge(all, wanted);
            world.Knobs = AdminBody.As<SandboxKnobs>(all);
            return AdminBody.Json(world.Knobs);
        }
    }

    private static void Merge(JsonObject all, JsonObject wanted)
    {
        foreach (var (name, value) in wanted)
        {
            if (value is JsonObject part && all[name] is JsonObject whole)
                Merge(whole, part);
            else
                all[name] = value?.DeepClone();
        }
    }
}
