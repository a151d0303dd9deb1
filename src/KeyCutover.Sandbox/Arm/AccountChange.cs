using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>What a PATCH or PUT asks of an account. Properties that it does not send stay as they are; read-only ones are passed over.</summary>
internal sealed class AccountChange(ModelAccount account, JsonObject body)
{
    private readonly JsonObject properties = body["properties"] as JsonObject ?? [];

    /// <summary>What disableLocalAuth is to be.</summary>
    public bool? DisableLocalAuth => properties["disableLocalAuth"] is JsonValue value ? value.GetValue<bool>() : account.DisableLocalAuth;

    public void ApplyTo(ModelAccount target, SandboxWorld world)
    {
        ApplySubdomain(target, world);
        if (properties["publicNetworkAccess"] is JsonValue access)
            target.PublicNetworkAccess = access.GetValue<string>();
        if (properties["networkAcls"] is JsonObject rules)
        {
            target.Network = new AccountNetwork(
                rules["defaultAction"]?.GetValue<string>() ?? "Allow",
                [.. (rules["ipRules"] as JsonArray ?? []).Select(rule => rule?["value"]?.GetValue<string>() ?? "")]);
        }
        if (ResourceBodies.TagsOf(body) is { } tags)
            target.Tags = tags;
    }

    private void ApplySubdomain(ModelAccount target, SandboxWorld world)
    {
        if (properties["customSubDomainName"]?.GetValue<string>() is not { } wanted || wanted == target.Subdomain)
            return;
        if (target.Subdomain is not null)
            throw new ArmProblem(400, "BadRequest", "Custom subdomain name of an account cannot be changed once it is set.");
        if (world.Accounts.Exists(other => wanted.Equals(other.Subdomain, StringComparison.OrdinalIgnoreCase)))
            throw new ArmProblem(409, "CustomDomainInUse", $"Please pick a different name. The subdomain name '{wanted}' is not available as it's already used by a resource.");
        target.Subdomain = wanted;
    }
}
