using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>
/// The configuration of sites. A PUT of settings replaces them all and answers at once; the process with the new settings comes later.
/// No call takes a precondition: App Service has none here.
/// </summary>
internal sealed class SiteConfiguration(SandboxWorld world) : IArmFamily
{
    public void Map(ArmRoutes arm)
    {
        Sites.AtSitesAndSlots((one, actions) =>
        {
            var (config, read, list, write) = (one + "/config", actions + "/config/read", actions + "/config/list/action", actions + "/config/write");
            arm.Post(config + "/appsettings/list", list, call => Settings(Sites.Find(world, call)));
            arm.Put(config + "/appsettings", write, PutSettings);
            arm.Post(config + "/connectionstrings/list", list, call => ConnectionStrings(Sites.Find(world, call)));
            arm.Put(config + "/connectionstrings", write, PutConnectionStrings);
            arm.Get(config + "/web", read, call => Web(Sites.Find(world, call)));
            arm.Patch(config + "/web", write, PatchWeb);
            arm.Put(config + "/web", write, PatchWeb);
        });
        // The sticky names are the app's; its slots have none of their own.
        arm.Get(Sites.One + "/config/slotConfigNames", "Microsoft.Web/sites/config/read", call => SlotNames(Sites.Find(world, call)));
        arm.Put(Sites.One + "/config/slotConfigNames", "Microsoft.Web/sites/config/write", PutSlotNames);
    }

    private static ArmAnswer Settings(WebSite site) => ArmAnswer.Ok(SiteBodies.Config(site, "appsettings", site.Settings));

    private ArmAnswer PutSettings(ArmCall call)
    {
        var site = Sites.Writable(world, call);
        var settings = call.RequiredProperties.Select(setting => KeyValuePair.Create(setting.Key, TextOf(setting.Value))).ToList();
        if (settings.Count != site.Settings.Count || settings.Exists(setting => site.Settings.GetValueOrDefault(setting.Key) != setting.Value))
            site.ReplaceSettings(settings, world);
        return Settings(site).With("ETag", SiteBodies.ETag(site));
    }

    private static ArmAnswer ConnectionStrings(WebSite site) => ArmAnswer.Ok(SiteBodies.Config(
        site, "connectionstrings", site.ConnectionStrings.ToDictionary(text => text.Key, text => new { value = text.Value.Value, type = text.Value.Type })));

    private ArmAnswer PutConnectionStrings(ArmCall call)
    {
        var site = Sites.Writable(world, call);
        site.ReplaceConnectionStrings(
            call.RequiredProperties.Select(text => KeyValuePair.Create(
                text.Key, new ConnectionString(TextOf(text.Value?["value"]), text.Value?["type"] is { } type ? TextOf(type) : "Custom"))).ToList(),
            world);
        return ConnectionStrings(site).With("ETag", SiteBodies.ETag(site));
    }

    // Recorded so: the id is null, name and type are the site's, and nothing set yet reads null.
    private static ArmAnswer SlotNames(WebSite site) => ArmAnswer.Ok(new
    {
        id = (string?)null,
        name = site.Name,
        type = WebSite.ResourceType,
        location = site.Location,
        properties = new
        {
            connectionStringNames = site.SlotConfigNames.ConnectionStrings,
            appSettingNames = site.SlotConfigNames.AppSettings,
            azureStorageConfigNames = site.SlotConfigNames.AzureStorage,
        },
    });

    private ArmAnswer PutSlotNames(ArmCall call)
    {
        var site = Sites.Writable(world, call);
        var properties = call.RequiredProperties;
        site.SlotConfigNames = new SlotConfigNames(Names("appSettingNames"), Names("connectionStringNames"), Names("azureStorageConfigNames"));
        return SlotNames(site);

        List<string> Names(string property) => [.. (properties[property] as JsonArray ?? []).Select(TextOf)];
    }

    private static ArmAnswer Web(WebSite site)
    {
        var properties = new JsonObject
        {
            ["numberOfWorkers"] = site.InstanceCount,
            ["linuxFxVersion"] = site.Os == "linux" ? "DOTNETCORE|10.0" : "",
        };
        foreach (var (name, value) in site.WebConfig)
            properties[name] = value?.DeepClone();
        SiteDefaults.AddTo(properties);
        return ArmAnswer.Ok(SiteBodies.Config(site, "web", properties));
    }

    private ArmAnswer PatchWeb(ArmCall call)
    {
        var site = Sites.Writable(world, call);
        foreach (var (name, value) in call.RequiredProperties)
            site.WebConfig[name] = value?.DeepClone();
        site.Restart(world, "web configuration changed");
        return Web(site).With("ETag", SiteBodies.ETag(site));
    }

    private static string TextOf(JsonNode? value) => value switch
    {
        null => "",
        JsonValue text => text.ToString(),
        _ => throw ArmProblem.InvalidContent("Unexpected JSON where a string is expected."),
    };
}
