using System.Text.Json;
using System.Text.Json.Nodes;

namespace KeyCutover.Sandbox.Admin;

/// <summary>Reads bodies of requests to the admin endpoint and writes its answers.</summary>
internal static class AdminBody
{
    public static async Task<T> ReadAsync<T>(HttpContext context) => As<T>(await ReadObjectAsync(context));

    public static async Task<JsonObject> ReadObjectAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject
                ?? throw new AdminProblem(StatusCodes.Status400BadRequest, "The body is no JSON object.");
        }
        catch (JsonException exception)
        {
            throw new AdminProblem(StatusCodes.Status400BadRequest, $"The body is no JSON: {exception.Message}");
        }
    }

    public static T As<T>(JsonObject body)
    {
        try
        {
            return body.Deserialize<T>(SandboxJson.Options)!;
        }
        catch (JsonException exception)
        {
            throw new AdminProblem(StatusCodes.Status400BadRequest, exception.Message);
        }
    }

    public static IResult Json(object body) => Results.Json(body, SandboxJson.Options);

    /// <summary>The error of a part that a seed could not say either.</summary>
    public static Exception Problem(object part, string problem) => new AdminProblem(StatusCodes.Status400BadRequest, problem);
}
