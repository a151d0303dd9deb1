using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>
/// Resource Graph, for the queries that find resources: <c>Resources | where type =~ '...' | project ...</c>, with where also on name and resourceGroup. It
/// shows what the caller may read; whatever else a query says is refused.
/// </summary>
internal sealed partial class ResourceGraph(SandboxWorld world, Rbac rbac) : IArmFamily
{
    private static readonly string[] Tables = ["resources"];

    public void Map(ArmRoutes arm) => arm.Post("/providers/Microsoft.ResourceGraph/resources", ArmRoutes.AnyAction, Query);

    private ArmAnswer Query(ArmCall call)
    {
        var stages = ((string?)call.RequiredBody["query"] ?? throw Refuse("The query is missing.")).Split('|', StringSplitOptions.TrimEntries);
        var rows = world.Resources
            .Where(resource => rbac.IsAllowed(call.Caller.ObjectId, resource.Type + "/read", resource.Id))
            .Select(Row);
        if (Tables.Contains(stages[0], StringComparer.OrdinalIgnoreCase))
            stages = stages[1..];
        var data = stages.Aggregate(rows, Apply).Select(row => (JsonNode)row).ToArray();
        return ArmAnswer.Ok(new { totalRecords = data.Length, count = data.Length, data, facets = Array.Empty<object>(), resultTruncated = "false" });
    }

    // The graph writes types in small letters.
    private JsonObject Row(AzureResource resource)
    {
        var row = (JsonObject)ResourceBodies.Summary(resource);
        row["type"] = resource.Type.ToLowerInvariant();
        row["tenantId"] = world.Tenant.Id;
        row["subscriptionId"] = world.Subscription.Id;
        row["resourceGroup"] = world.ResourceGroup.Name.ToLowerInvariant();
        return row;
    }

    private static IEnumerable<JsonObject> Apply(IEnumerable<JsonObject> rows, string stage)
    {
        if (Where().Match(stage) is { Success: true } where)
        {
            var (column, value) = (where.Groups["column"].Value, where.Groups["value"].Value);
            var comparison = where.Groups["operator"].Value == "==" ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
            return rows.Where(row => string.Equals((string?)row[column], value, comparison));
        }
        if (Project().Match(stage) is { Success: true } project)
        {
            var columns = project.Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries);
            return rows.Select(row => new JsonObject(columns.Select(column => KeyValuePair.Create(column, row[column]?.DeepClone()))));
        }
        throw Refuse($"The sandbox does not understand '{stage}'. It takes where COLUMN =~ 'VALUE' (or ==) and project COLUMN, ....");
    }

    private static ArmProblem Refuse(string why) => new(400, "BadRequest", $"Please provide below info when asking for support: {why}");

    [GeneratedRegex("""^where\s+(?<column>type|name|resourceGroup|location|kind)\s*(?<operator>=~|==)\s*['"](?<value>[^'"]*)['"]$""", RegexOptions.IgnoreCase)]
    private static partial Regex Where();

    [GeneratedRegex(@"^project\s+(?<columns>\w+(\s*,\s*\w+)*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Project();
}
