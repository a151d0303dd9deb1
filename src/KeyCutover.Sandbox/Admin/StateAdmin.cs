using KeyCutover.Sandbox.Callers;
using KeyCutover.Sandbox.Faults;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.Saved;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Admin;

/// <summary>Shows what there is (<c>GET /sandbox</c>), what was asked (<c>/sandbox/requests</c>), and the whole state, to be kept and put back (<c>/sandbox/state</c>).</summary>
internal sealed class StateAdmin(SandboxWorld world, RequestLog log, FaultInjector faults, KeyCallers callers, ForeignWriters writers) : IAdminFamily
{
    public void Map(RouteGroupBuilder admin)
    {
        admin.MapGet("", Summary);
        admin.MapGet("/requests", (long? after) => AdminBody.Json(log.Requests.Where(request => request.Sequence > (after ?? 0))));
        admin.MapGet("/state", () => Results.Text(SavedJson.Write(WorldSaving.Of(world, faults)), "application/json"));
        admin.MapPut("/state", (Delegate)LoadAsync);
    }

    private IResult Summary()
    {
        lock (world.Gate)
        {
            return AdminBody.Json(new
            {
                now = world.Now,
                timeScale = world.Clock.Scale,
                requests = log.Requests.Count,
                sites = world.SitesAndSlots.Select(site => new { site.Name, url = world.Origins.Site(site.HostLabel), site.IsRunning, identity = site.Identity.Type, swapWith = site.TargetSwapSlot }),
                accounts = world.Accounts.Select(account => new { account.Name, endpoint = world.Origins.Account(account.Name), account.DisableLocalAuth, keysWork = account.KeysWorkAt(world.Now) }),
                vaults = world.Vaults.Select(vault => new { vault.Name, url = Origins.Vault(vault.Port), vault.RbacAuthorization, vault.FirewallClosed, secrets = vault.Contents.Live.Count(), keys = vault.Keys.Count }),
                users = world.Users.Select(user => new { user.Name, user.UserPrincipalName, user.ObjectId }),
                roleAssignments = world.RoleAssignments.Count(assignment => assignment.DeletedAt is null),
                locks = world.Locks.Select(one => one.Name),
                policies = world.PolicyAssignments.Select(one => one.Name),
                denyAssignments = world.DenyAssignments.Select(one => one.DisplayName),
                keyCallers = world.KeyCallers.Select(caller => caller.Name),
                faults = faults.Armed.Count,
            });
        }
    }

    private async Task<IResult> LoadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        try
        {
            SavedJson.Load(text, world, faults);
        }
        catch (SandboxStateException exception)
        {
            throw new AdminProblem(StatusCodes.Status409Conflict, exception.Message);
        }
        callers.Restart();
        writers.Restart();
        return Results.NoContent();
    }
}
