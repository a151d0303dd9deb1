using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;
using Microsoft.AspNetCore.Http.Extensions;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Where an asynchronous account update is polled, in both of Resource Manager's ways.</summary>
internal sealed class AccountOperations(SandboxWorld world) : IArmFamily
{
    private readonly AccountBodies bodies = new(world);

    public void Map(ArmRoutes arm) => arm.Get(
        ArmRoutes.Subscription + "/providers/Microsoft.CognitiveServices/locations/{location}/operationResults/{operation}", ArmRoutes.AnyAction, Poll);

    private ArmAnswer Poll(ArmCall call)
    {
        var id = call.Route("operation");
        if (world.Accounts.Find(candidate => candidate.Operation?.Id == id) is not { Operation: { } operation } account)
            throw new ArmProblem(404, "OperationNotFound", $"The operation '{id}' was not found.");
        var isRunning = world.Now < operation.EndsAt;
        var retryAfter = $"{operation.RetryAfter(world.Clock)}";
        if (call.Context.Request.Query["operationResultResponseType"] == "Location")
            return isRunning ? ArmAnswer.Empty(202).With("Location", call.Context.Request.GetEncodedUrl()).With("Retry-After", retryAfter) : ArmAnswer.Ok(bodies.Body(account));
        var body = new JsonObject
        {
            ["id"] = call.Scope.Target,
            ["name"] = id,
            // Not a word of Resource Manager's contract, which knows InProgress; recorded so.
            ["status"] = isRunning ? "Updating" : "Succeeded",
            ["startTime"] = operation.StartedAt.UtcDateTime,
        };
        if (!isRunning)
            body["endTime"] = operation.EndsAt.UtcDateTime;
        return ArmAnswer.Ok(body).With("Retry-After", retryAfter);
    }
}
