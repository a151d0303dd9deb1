using System.Text.Json.Nodes;
using KeyCutover.Sandbox.AppService;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>App Service apps.</summary>
internal sealed class Sites(SandboxWorld world, Rbac rbac, IdentityChange identities) : IArmFamily
{
    public const string Collection = ArmRoutes.Group + "/providers/Microsoft.Web/sites";
    public const string One = Collection + "/{site}";
    public const string Slot = One + "/slots/{slot}";

    private const string Read = "Microsoft.Web/sites/read";

    private readonly SiteBodies bodies = new(world);

    public void Map(ArmRoutes arm)
    {
        arm.Get(ArmRoutes.Subscription + "/providers/Microsoft.Web/sites", ArmRoutes.AnyAction, List);
        arm.Get(Collection, ArmRoutes.AnyAction, List);
        AtSitesAndSlots((one, actions) =>
        {
            arm.Get(one, actions + "/read", call => Answer(Find(world, call)));
            arm.Patch(one, actions + "/write", call => Update(call, Writable(world, call)));
            arm.Post(one + "/restart", actions + "/restart/Action", Restart);
            arm.Post(one + "/start", actions + "/start/Action", call => SetRunning(call, true));
            arm.Post(one + "/stop", actions + "/stop/Action", call => SetRunning(call, false));
            arm.Get(one + "/instances", actions + "/instances/read", Instances);
            arm.Get(one + "/basicPublishingCredentialsPolicies/{name}", actions + "/basicPublishingCredentialsPolicies/read", PublishingPolicy);
            arm.Post(one + "/publishxml", actions + "/publishxml/Action", PublishXml);
        });
        arm.Put(One, "Microsoft.Web/sites/write", call => Update(call, Writable(world, call)));
        arm.Get(One + "/slots", "Microsoft.Web/sites/slots/read", ListSlots);
        arm.Put(Slot, "Microsoft.Web/sites/slots/write", PutSlot);
        arm.Delete(Slot, "Microsoft.Web/sites/slots/delete", DeleteSlot);
    }

    /// <summary>What an app has and a slot has as well, each with actions of its own.</summary>
    public static void AtSitesAndSlots(Action<string, string> map)
    {
        map(One, "Microsoft.Web/sites");
        map(Slot, "Microsoft.Web/sites/slots");
    }

    /// <summary>The app or slot that the call is about.</summary>
    public static WebSite Find(SandboxWorld world, ArmCall call) => FindSlot(FindSite(world, call), call) ?? throw ArmProblem.ResourceNotFound(
        WebSite.SlotType, $"{call.Route("site")}/{call.Route("slot")}", world.ResourceGroup.Name);

    /// <summary>As <see cref="Find"/>, to change it: App Service refuses that while a swap is prepared or under way.</summary>
    public static WebSite Writable(SandboxWorld world, ArmCall call)
    {
        var site = Find(world, call);
        if (site.Whole.Swap is { } swap)
            throw WebProblem.OperationInProgress(swap);
        return site.TargetSwapSlot is null ? site : throw WebProblem.PreparedForSwap();
    }

    private static WebSite FindSite(SandboxWorld world, ArmCall call)
    {
        var name = call.Route("site");
        return world.Sites.Find(site => site.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw ArmProblem.ResourceNotFound(WebSite.ResourceType, name, world.ResourceGroup.Name);
    }

    private static WebSite? FindSlot(WebSite site, ArmCall call) =>
        call.Route("slot") is { Length: > 0 } name ? site.Slots.Find(slot => slot.SlotName.Equals(name, StringComparison.OrdinalIgnoreCase)) : site;

    private ArmAnswer List(ArmCall call) =>
        ArmAnswer.List(world.Sites.Where(site => rbac.IsAllowed(call.Caller.ObjectId, Read, site.Id)).Select(bodies.Body));

    private ArmAnswer PutSlot(ArmCall call)
    {
        var site = FindSite(world, call);
        if (FindSlot(site, call) is not null)
            return Update(call, Writable(world, call));
        var slot = NewSlot.Of(site, call.Route("slot"), world);
        site.Slots.Add(slot);
        return Update(call, slot);
    }

    private ArmAnswer ListSlots(ArmCall call)
    {
        var site = Find(world, call);
        return ArmAnswer.List(site.Slots.Select(bodies.Body)).With("ETag", SiteBodies.ETag(site));
    }

    private ArmAnswer DeleteSlot(ArmCall call)
    {
        var slot = Writable(world, call);
        // Its processes end with the revision that stops it.
        slot.SetRunning(false, world);
        slot.Whole.Slots.Remove(slot);
        if (slot.Identity.System is { } principal)
            principal.DeletedAt = world.Now;
        return ArmAnswer.Empty(200).With("ETag", SiteBodies.ETag(slot));
    }

    private ArmAnswer Update(ArmCall call, WebSite site)
    {
        var body = call.RequiredBody;
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
            id = $"{site.Id}/instances/{SiteInstance.IdOf(site, index)}",
            name = SiteInstance.IdOf(site, index),
            type = $"{site.Type}/instances",
            location = site.Location,
            properties = new { name = SiteInstance.IdOf(site, index), state = "READY" },
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
