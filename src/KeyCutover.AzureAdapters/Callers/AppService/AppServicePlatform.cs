using Azure;
using Azure.Core;
using Azure.ResourceManager.AppService;
using Azure.ResourceManager.AppService.Models;
using Azure.ResourceManager.Models;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.AzureAdapters.Callers.AppService;

/// <summary>App Service web apps.</summary>
internal sealed class AppServicePlatform(AzureClients clients) : ICallerPlatform
{
    private readonly AppServiceProbe probe = new(clients.Direct);

    public string ResourceType => "Microsoft.Web/sites";

    public async Task<CallerState> ReadAsync(AzureResourceId caller, CancellationToken cancellation)
    {
        var site = Site(caller);
        var data = (await site.GetAsync(cancellation)).Value.Data;
        var sticky = (await site.GetSlotConfigNamesResource().GetAsync(cancellation)).Value.Data;
        return new CallerState
        {
            Id = caller,
            Kind = data.Kind ?? "app",
            IsLinux = data.IsReserved ?? data.Kind?.Contains("linux", StringComparison.OrdinalIgnoreCase) ?? false,
            Address = AddressOf(data),
            IsRunning = data.State is null ? null : data.State.Equals("Running", StringComparison.OrdinalIgnoreCase),
            PendingSwapSlot = data.TargetSwapSlot,
            Identity = Describe(data.Identity),
            StickySettings = [.. sticky.AppSettingNames],
        };
    }

    public Task<WriteReceipt?> AddIdentityAsync(AzureResourceId caller, AzureResourceId? userAssigned, CancellationToken cancellation) =>
        ChangeIdentityAsync(caller, now => IdentityMerge.Add(now, userAssigned), cancellation);

    public Task<WriteReceipt?> RemoveIdentityAsync(AzureResourceId caller, AzureResourceId? userAssigned, CancellationToken cancellation) =>
        ChangeIdentityAsync(caller, now => IdentityMerge.Remove(now, userAssigned), cancellation);

    public async Task<IReadOnlyDictionary<string, SecretValue>> ReadSettingsAsync(AzureResourceId caller, CancellationToken cancellation)
    {
        var settings = await Site(caller).GetApplicationSettingsAsync(cancellation);
        return settings.Value.Properties.ToDictionary(setting => setting.Key, setting => SecretValue.Of(setting.Value));
    }

    public async Task<WriteReceipt> WriteSettingsAsync(AzureResourceId caller, IReadOnlyDictionary<string, SecretValue> settings, CancellationToken cancellation)
    {
        var all = new AppServiceConfigurationDictionary();
        foreach (var (name, value) in settings) all.Properties[name] = value.Reveal();
        return Receipts.Of((await Site(caller).UpdateApplicationSettingsAsync(all, cancellation)).GetRawResponse());
    }

    public async Task<IReadOnlyList<CallerProbe>> ProbeAsync(AzureResourceId caller, string path, CancellationToken cancellation)
    {
        var site = Site(caller);
        var address = AddressOf((await site.GetAsync(cancellation)).Value.Data);
        var instances = await ReadInstancesAsync(site, cancellation);
        if (instances.Count <= 1) return [await probe.AskAsync(address, path, instances.SingleOrDefault(), pin: false, cancellation)];
        var answers = instances.Select(instance => probe.AskAsync(address, path, instance, pin: true, cancellation));
        return await Task.WhenAll(answers);
    }

    private static async Task<List<string>> ReadInstancesAsync(WebSiteResource site, CancellationToken cancellation)
    {
        var instances = new List<string>();
        try
        {
            await foreach (var instance in site.GetSiteInstances().GetAllAsync(cancellation)) instances.Add(instance.Data.Name);
        }
        catch (RequestFailedException exception) when (exception.Status is 403 or 404)
        {
            // Some plans do not tell their instances, and the executor may not be allowed to ask: then whichever answers is probed.
        }

        return instances;
    }

    private async Task<WriteReceipt?> ChangeIdentityAsync(
        AzureResourceId caller, Func<ManagedServiceIdentity?, ManagedServiceIdentity?> change, CancellationToken cancellation)
    {
        var site = Site(caller);
        var now = (await site.GetAsync(cancellation)).Value.Data.Identity;
        return change(now) is { } wanted ? Receipts.Of((await site.UpdateAsync(new SitePatchInfo { Identity = wanted }, cancellation)).GetRawResponse()) : null;
    }

    private WebSiteResource Site(AzureResourceId caller) => clients.ResourceManager.GetWebSiteResource(new ResourceIdentifier(caller.ToString()));

    private static Uri AddressOf(WebSiteData site) =>
        new($"https://{(site.DefaultHostName ?? throw new InvalidOperationException($"{site.Id} has no default host name.")).TrimEnd('/')}/");

    private static CallerIdentity Describe(ManagedServiceIdentity? identity) => identity is null ? CallerIdentity.None : new CallerIdentity
    {
        SystemPrincipalId = IdentityMerge.HasSystem(identity) ? identity.PrincipalId : null,
        Tenant = identity.TenantId,
        UserAssigned = [.. identity.UserAssignedIdentities.Select(user =>
            new Domain.Callers.UserAssignedIdentity(user.Key.ToString(), user.Value?.PrincipalId, user.Value?.ClientId))],
    };
}
