using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.AppService;

/// <summary>A site and its instances.</summary>
internal sealed class RunningSite(WebSite site, SandboxWorld world, SiteHosting hosting) : IAsyncDisposable
{
    private readonly SiteInstance[] instances = [.. Enumerable.Range(0, site.InstanceCount).Select(index => new SiteInstance(site, index, world, hosting))];
    private int turn = -1;

    public WebSite Site => site;

    /// <summary>The instance that the client's ARRAffinity cookie names, or the next in turn.</summary>
    public SiteInstance Choose(string? affinity) =>
        Array.Find(instances, instance => instance.Id == affinity) ?? instances[(int)((uint)Interlocked.Increment(ref turn) % instances.Length)];

    public async ValueTask DisposeAsync() => await Task.WhenAll(instances.Select(instance => instance.DisposeAsync().AsTask()));
}
