using KeyCutover.Sandbox.Faults;

namespace KeyCutover.Sandbox.Admin;

/// <summary>Adds, lists and clears faults: <c>/sandbox/faults</c>.</summary>
internal sealed class FaultAdmin(FaultInjector faults) : IAdminFamily
{
    public void Map(RouteGroupBuilder admin)
    {
        admin.MapGet("/faults", () => AdminBody.Json(faults.Armed.Select(armed => new { number = armed.Key, fault = armed.Value })));
        admin.MapPost("/faults", (Delegate)AddAsync);
        admin.MapDelete("/faults/{number:int}", (int number) =>
            faults.Remove(number) ? Results.NoContent() : throw new AdminProblem(StatusCodes.Status404NotFound, $"There is no fault {number}."));
        admin.MapDelete("/faults", () =>
        {
            faults.Clear();
            return Results.NoContent();
        });
    }

    private async Task<IResult> AddAsync(HttpContext context) =>
        AdminBody.Json(new { number = faults.Add(await AdminBody.ReadAsync<SandboxFault>(context)) });
}
