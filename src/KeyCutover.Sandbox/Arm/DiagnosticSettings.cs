using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Where the logs of accounts go.</summary>
internal sealed class DiagnosticSettings(SandboxWorld world) : IArmFamily
{
    private const string Action = "Microsoft.Insights/diagnosticSettings";
    private const string Collection = Accounts.One + "/providers/Microsoft.Insights/diagnosticSettings";

    public void Map(ArmRoutes arm)
    {
        arm.Get(Collection, Action + "/read", call => ArmAnswer.List(Of(Accounts.Find(world, call)).Select(Body)));
        arm.Get(Collection + "/{name}", Action + "/read", Get);
        arm.Put(Collection + "/{name}", Action + "/write", Put);
        arm.Delete(Collection + "/{name}", Action + "/delete", Delete);
    }

    private ArmAnswer Get(ArmCall call) => Find(call) is { } setting
        ? ArmAnswer.Ok(Body(setting))
        // Recorded so: this provider's errors have no envelope.
        : ArmAnswer.Json(404, new { code = "ResourceNotFound", message = $"The diagnostic setting '{call.Route("name")}' doesn't exist." });

    private ArmAnswer Put(ArmCall call)
    {
        var account = Accounts.Find(world, call);
        var properties = call.RequiredProperties;
        var workspaceId = (string?)properties["workspaceId"];
        if (workspaceId is null || !world.Workspaces.Exists(workspace => ResourceScope.Same(workspace.Id, workspaceId)))
            return ArmAnswer.Json(400, new { code = "BadRequest", message = $"Resource {workspaceId} does not exist." });
        if (Find(call) is { } old)
            world.DiagnosticSettings.Remove(old);
        var logs = (properties["logs"] as JsonArray ?? []).OfType<JsonObject>().Select(log => new LogCategory(
            (string?)log["category"] ?? (string?)log["categoryGroup"] ?? "", (bool?)log["enabled"] ?? false, log["category"] is null));
        var setting = new DiagnosticSetting(call.Route("name"), account.Id, workspaceId, [.. logs]);
        world.DiagnosticSettings.Add(setting);
        return ArmAnswer.Ok(Body(setting));
    }

    private ArmAnswer Delete(ArmCall call)
    {
        if (Find(call) is not { } setting)
            return ArmAnswer.Empty(204);
        world.DiagnosticSettings.Remove(setting);
        return ArmAnswer.Empty(200);
    }

    private IEnumerable<DiagnosticSetting> Of(ModelAccount account) => world.DiagnosticSettings.Where(setting => ResourceScope.Same(setting.ResourceId, account.Id));

    private DiagnosticSetting? Find(ArmCall call) =>
        Of(Accounts.Find(world, call)).FirstOrDefault(setting => setting.Name.Equals(call.Route("name"), StringComparison.OrdinalIgnoreCase));

    private static object Body(DiagnosticSetting setting) => new
    {
        id = $"{setting.ResourceId}/providers/microsoft.insights/diagnosticSettings/{setting.Name}",
        type = Action,
        name = setting.Name,
        location = (string?)null,
        properties = new
        {
            storageAccountId = (string?)null,
            workspaceId = setting.WorkspaceId,
            eventHubAuthorizationRuleId = (string?)null,
            eventHubName = (string?)null,
            metrics = Array.Empty<object>(),
            logs = setting.Logs.Select(log => new
            {
                category = log.IsGroup ? null : log.Name,
                categoryGroup = log.IsGroup ? log.Name : null,
                enabled = log.Enabled,
                retentionPolicy = new { enabled = false, days = 0 },
            }).ToArray(),
            logAnalyticsDestinationType = (string?)null,
        },
    };
}
