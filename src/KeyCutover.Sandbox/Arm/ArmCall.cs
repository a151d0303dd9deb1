using System.Globalization;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra;

namespace KeyCutover.Sandbox.Arm;

/// <summary>A request that got past the door: the caller is known and may do this.</summary>
internal sealed record ArmCall(HttpContext Context, TokenPrincipal Caller, ArmScope Scope, JsonObject? Body)
{
    public string ApiVersion => Context.Request.Query["api-version"].ToString();

    /// <summary>The OData filter; empty when there is none.</summary>
    public string Filter => Context.Request.Query["$filter"].ToString();

    public string Route(string name) => Convert.ToString(Context.GetRouteValue(name), CultureInfo.InvariantCulture) ?? "";

    /// <summary>The body, or the refusal that there is none.</summary>
    public JsonObject RequiredBody => Body ?? throw new ArmProblem(400, "InvalidRequestContent", "The request content is empty.");

    /// <summary>The body's properties.</summary>
    public JsonObject RequiredProperties => RequiredBody["properties"] as JsonObject ?? throw ArmProblem.InvalidContent("Required property 'properties' not found in JSON.");
}
