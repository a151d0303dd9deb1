using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>App Service apps.</summary>
internal sealed class Sites(SandboxWorld world, Rbac rbac, IdentityChange identities) : IArmFamily
{
    public const string Collection = ArmRoutes.Group + "/providers/Microsoft.Web/sites";
    public const string One = Collection + "/{site}";

    private const string Read = "Microsoft.Web/sites/read";
    private const string Write = "Microsoft.Web/sites/write";

    private readonly SiteBodies bodies = new(world);

    public void Map(ArmRoutes arm)
    {
        arm.Get(ArmRoutes.Subscription + "/providers/Microsoft.Web/sites", ArmRoutes.AnyAction, List);
        arm.Get(Collection, ArmRoutes.AnyAction, List);
        arm.Get(One, Read, call => Answer(Find(world, call)));
        arm.Put(One, Write, Update);
        arm.Patch(One, Write, Update);
        arm.Post(One + "/restart", "Microsoft.Web/sites/restart/Action", Restart);
        arm.Post(One + "/start", "Microsoft.Web/sites/start/Action", call => SetRunning(call, true));
        arm.Post(One + "/stop", "Microsoft.Web/sites/stop/Action", call => SetRunning(call, false));
        arm.Get(One + "/instances", "Microsoft.Web/sites/instances/read", Instances);
        arm.Get(One + "/slots", "Microsoft.Web/sites/slots/read", _ => ArmAnswer.List([]));
        arm.Get(One + "/basicPublishingCredentialsPolicies/{name}", "Microsoft.Web/sites/basicPublishingCredentialsPolicies/read", PublishingPolicy);
        arm.Post(One + "/publishxml", "Microsoft.Web/sites/publishxml/Action", PublishXml);
    }

    /// <summary>The site that the call is about.</summary>
    public static WebSite Find(SandboxWorld world, ArmCall call)
    {
        var name = call.Route("site");
        return world.Sites.Find(site => site.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw ArmProblem.ResourceNotFound(WebSite.ResourceType, name, world.ResourceGroup.Name);
    }

    private ArmAnswer List(ArmCall call) =>
        ArmAnswer.List(world.Sites.Where(site => rbac.IsAllowed(call.Caller.ObjectId, Read, site.Id)).Select(bodies.Body));

    private ArmAnswer Update(ArmCall call)
    {
        var site = Find(world, call);
        var body = call.RequiredBody;
        if (site.TargetSwapSlot is not null)
            throw WebProblem.PreparedForSwap();
        var identity = identities.Apply(call, site, site.Identity);
        if (identity.System != site.Identity.System || !identity.UserAssigned.Keys.SequenceEqual(site.Identity.UserAssigned.Keys))
            site.ReplaceIdentity(identity, world);
        if (ResourceBodies.TagsOf(body) is { } tags)
            site.Tags = tags;
        if (body["properties"]?["siteConfig"]?["appSettings"] is JsonArray settings)
            site.ReplaceSettings(settings.OfType<JsonObject>().Select(pair => KeyValuePair.Create((string)pair["name"]!, (string?)pair["value"] ?? "")), world);
        return Answer(site);
    }

    private ArmAnswer Answer(WebSite site) => ArmAnswer.Ok(bodies.Body(site)).With("ETag", SiteBodies.ETag(site));

    private ArmAnswer Restart(ArmCall call)
    {
        var site = Find(world, call);
        site.Restart(world, "restarted");
        return ArmAnswer.Empty(200).With("ETag", SiteBodies.ETag(site));
    }

    private ArmAnswer SetRunning(ArmCall call, bool running)
    {
        var site = Find(world, call);
        site.SetRunning(running, world);
        return ArmAnswer.Empty(200).With("ETag", SiteBodies.ETag(site));
    }

    private ArmAnswer Instances(ArmCall call)
    {
        var site = Find(world, call);
        return ArmAnswer.List(Enumerable.Range(0, site.IsRunning ? site.InstanceCount : 0).Select(index => new
        {
            id = $"{site.Id}/instances/{site.Name}-{index}",
            name = $"{site.Name}-{index}",
            type = "Microsoft.Web/sites/instances",
            location = site.Location,
            properties = new { name = $"{site.Name}-{index}", state = "READY" },
        }));
    }

    private ArmAnswer PublishingPolicy(ArmCall call)
    {
        var site = Find(world, call);
        var name = call.Route("name");
        return ArmAnswer.Ok(new
        {
            id = $"{site.Id}/basicPublishingCredentialsPolicies/{name}",
            name,
            type = "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
            location = site.Location,
            properties = new { allow = false },
        });
    }

    // The Azure CLI's "webapp show" needs one FTP profile.
    private ArmAnswer PublishXml(ArmCall call) =>
        ArmAnswer.Xml($"<publishData><publishProfile profileName=\"{Find(world, call).Name} - FTP\" publishMethod=\"FTP\" publishUrl=\"ftps://localhost/site/wwwroot\"/></publishData>");
}
