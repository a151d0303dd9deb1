using System.Security.Cryptography;
using System.Text;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Admin;

/// <summary>What no cloud has: <c>/sandbox/...</c> shows and changes how the sandbox behaves, for whoever has the token of the connection file.</summary>
internal sealed class AdminPlane(SandboxWorld world, IEnumerable<IAdminFamily> families) : IPlane
{
    public void Map(PlaneRoutes routes)
    {
        var group = routes.Main("sandbox").MapGroup("/sandbox");
        group.AddEndpointFilter(LetInAsync);
        foreach (var family in families)
            family.Map(group);
    }

    private async ValueTask<object?> LetInAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!HasToken(context.HttpContext.Request))
            return Results.Json(new { error = "Send 'Authorization: Bearer TOKEN' with the token that the connection file has under admin." }, statusCode: StatusCodes.Status401Unauthorized);
        try
        {
            return await next(context);
        }
        catch (AdminProblem problem)
        {
            return Results.Json(new { error = problem.Message }, statusCode: problem.Status);
        }
    }

    private bool HasToken(HttpRequest request) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes($"Bearer {world.AdminToken}"));
}

/// <summary>Part of the admin endpoint.</summary>
internal interface IAdminFamily
{
    /// <summary>Maps its endpoints, below <c>/sandbox</c>.</summary>
    void Map(RouteGroupBuilder admin);
}

/// <summary>A request to the admin endpoint that cannot be done; the message says why.</summary>
internal sealed class AdminProblem(int status, string message) : Exception(message)
{
    public int Status => status;
}
