using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.AppService;

/// <summary>A site and its instances.</summary>
internal sealed class RunningSite(WebSite site, SandboxWorld world, SiteHosting hosting) : IAsyncDisposable
{
    private readonly SiteInstance[] instances = [.. Enumerable.Range(0, site.InstanceCount).Select(index => new SiteInstance(site, index, world, hosting))];
    private int turn = -1;

    /// <summary>The instance that the client's ARRAffinity cookie names, or the next in turn.</summary>
    public SiteInstance Choose(string? affinity) =>
        Array.Find(instances, instance => instance.Id == affinity) ?? instances[(int)((uint)Interlocked.Increment(ref turn) % instances.Length)];

    /// <summary>Asks every instance of the revision for <paramref name="path"/>; the statuses that they answer with.</summary>
    public async Task<IReadOnlyList<int>> WarmUpAsync(int revision, string path, CancellationToken cancellation) =>
        await Task.WhenAll(instances.Select(instance => PingAsync(instance, revision, path, cancellation)));

    /// <summary>Waits until the instances that run at all run with the revision.</summary>
    public async Task FollowAsync(int revision, CancellationToken cancellation)
    {
        foreach (var instance in instances.Where(instance => instance.IsStarted))
            (await instance.EnterAsync(cancellation, revision))?.Leave();
    }

    private async Task<int> PingAsync(SiteInstance instance, int revision, string path, CancellationToken cancellation)
    {
        if (await instance.EnterAsync(cancellation, revision) is not { } process)
            return StatusCodes.Status503ServiceUnavailable;
        try
        {
            using var ping = new HttpRequestMessage(HttpMethod.Get, new Uri(process.Address, path));
            using var answer = await hosting.Http.SendAsync(ping, cancellation);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return StatusCodes.Status502BadGateway;
        }
        finally
        {
            process.Leave();
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(instances.Select(instance => instance.DisposeAsync().AsTask()));
}
