using KeyCutover.Sandbox.AppService;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>
/// Swaps of slots, at once or with preview. The slot in the path is the one that moves to targetSlot; of the app itself, the named slot moves to
/// production, since what App Service warms up is never production.
/// </summary>
internal sealed class SlotSwapping(SandboxWorld world, SlotSwaps swaps) : IArmFamily
{
    private readonly SiteBodies bodies = new(world);

    public void Map(ArmRoutes arm) => Sites.AtSitesAndSlots((one, actions) =>
    {
        arm.Post(one + "/slotsswap", actions + "/slotsswap/action", Swap);
        arm.Post(one + "/applySlotConfig", actions + "/applySlotConfig/action", Apply);
        arm.Post(one + "/resetSlotConfig", actions + "/resetSlotConfig/action", Reset);
        arm.Post(one + "/slotsdiffs", actions + "/slotsdiffs/action", Differences);
        arm.Get(one + "/operationresults/{operation}", actions + "/operationresults/read", Result);
    });

    private ArmAnswer Swap(ArmCall call)
    {
        var (source, target) = Pair(call);
        if (source.Whole.Swap is { } busy)
            throw WebProblem.OperationInProgress(busy);
        if (Prepared(source) is { } elsewhere && elsewhere != target.SlotName || Prepared(target) is { } other && other != source.SlotName)
            throw WebProblem.PreparedForSwap();
        return Pending(call, swaps.Begin(source, target)).With("ETag", SiteBodies.ETag(source));
    }

    private ArmAnswer Apply(ArmCall call)
    {
        var (source, target) = Pair(call);
        if (source.Whole.Swap is { } busy)
            throw WebProblem.OperationInProgress(busy);
        if (Prepared(source) is not null || Prepared(target) is not null)
            throw WebProblem.PreparedForSwap();
        swaps.Prepare(source, target);
        (source.TargetSwapSlot, target.TargetSwapSlot) = (target.SlotName, source.SlotName);
        return ArmAnswer.Empty(200).With("ETag", SiteBodies.ETag(source));
    }

    private ArmAnswer Reset(ArmCall call)
    {
        var site = Sites.Find(world, call);
        if (site.Whole.Swap is { } busy)
            throw WebProblem.OperationInProgress(busy);
        var partner = site.TargetSwapSlot is { } name ? Named(site.Whole, name) : null;
        foreach (var slot in new[] { site, partner }.OfType<WebSite>())
        {
            swaps.Reset(slot);
            slot.TargetSwapSlot = null;
        }
        return ArmAnswer.Empty(200).With("ETag", SiteBodies.ETag(site));
    }

    private ArmAnswer Differences(ArmCall call)
    {
        var (source, target) = Pair(call);
        var names = source.Settings.Keys.Union(target.Settings.Keys).Where(name => source.Settings.GetValueOrDefault(name) != target.Settings.GetValueOrDefault(name));
        return ArmAnswer.List(names.Order(StringComparer.Ordinal).Select(name => new
        {
            id = (string?)null,
            name,
            type = source.Type,
            properties = new
            {
                level = "Warning",
                settingType = "AppSetting",
                diffRule = source.Whole.SlotConfigNames.AppSettings.Contains(name, StringComparer.OrdinalIgnoreCase) ? "NoMigrationBetweenSlots" : "SettingsWillMove",
                settingName = name,
                // A difference is told without the values, which may be secrets.
                valueInCurrentSlot = (string?)null,
                valueInTargetSlot = (string?)null,
                description = $"The value of application setting '{name}' differs between the slots.",
            },
        }));
    }

    private ArmAnswer Result(ArmCall call)
    {
        var site = Sites.Find(world, call);
        var swap = swaps.Find(call.Route("operation")) ?? throw ArmProblem.ResourceNotFound($"{site.Type}/operationresults", call.Route("operation"), world.ResourceGroup.Name);
        if (!swap.IsDone)
            return Pending(call, swap);
        return swap.Failure is { } why ? throw WebProblem.SwapFailed(why) : ArmAnswer.Ok(bodies.Body(site));
    }

    private ArmAnswer Pending(ArmCall call, SlotSwap swap) =>
        ArmAnswer.Empty(202).With("Location", $"{world.Origins.Main}{Sites.Find(world, call).Id}/operationresults/{swap.Id}?api-version={call.ApiVersion}");

    private (WebSite Source, WebSite Target) Pair(ArmCall call)
    {
        var site = Sites.Find(world, call);
        var name = (string?)call.RequiredBody["targetSlot"] ?? throw ArmProblem.InvalidContent("Required property 'targetSlot' not found in JSON.");
        var other = Named(site.Whole, name) ?? throw ArmProblem.ResourceNotFound(WebSite.SlotType, $"{site.Whole.Name}/{name}", world.ResourceGroup.Name);
        if (other == site)
            throw new ArmProblem(400, "BadRequest", $"Cannot swap slot '{name}' with itself.");
        return site.Production is null ? (other, site) : (site, other);
    }

    private static string? Prepared(WebSite site) => site.TargetSwapSlot;

    private static WebSite? Named(WebSite site, string name) =>
        site.Slots.Prepend(site).FirstOrDefault(slot => slot.SlotName.Equals(name, StringComparison.OrdinalIgnoreCase));
}
