using System.Net.Http.Json;
using KeyCutover.Sandbox.Callers;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.AppService;

/// <summary>
/// Customers: posts a session to every site that has traffic, through the front end over HTTPS, at the seed's interval on the wall clock. Each session is
/// sent when it is due, however long the one before takes, and anything but a 2xx counts as failed.
/// </summary>
internal sealed class CustomerTraffic(SandboxWorld world, CustomerSessions sessions, TrustingClient customers, TimeProvider wall) : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> sites = [];

    /// <summary>Starts the traffic; once.</summary>
    public void Start()
    {
        if (sites.Count > 0)
            return;
        foreach (var site in world.SitesAndSlots.Where(site => site.Traffic is not null))
            sites.Add(DriveAsync(site, site.Traffic!, stopping.Token));
    }

    /// <summary>Ends the traffic; sessions under way are not counted.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(sites);
    }

    public void Dispose()
    {
        stopping.Dispose();
    }

    private async Task DriveAsync(WebSite site, SiteTraffic traffic, CancellationToken cancellation)
    {
        using var due = new PeriodicTimer(traffic.Every, wall);
        var open = new List<Task>();
        var address = new Uri(new Uri(world.Origins.Site(site.HostLabel)), traffic.Path.TrimStart('/'));
        try
        {
            do
            {
                open.RemoveAll(session => session.IsCompleted);
                open.Add(TalkAsync(site.Name, address, cancellation));
            }
            while (await due.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task TalkAsync(string site, Uri address, CancellationToken cancellation)
    {
        var at = world.Now;
        try
        {
            using var answer = await customers.Http.PostAsJsonAsync(address, new { message = "Where is my claim?" }, cancellation);
            sessions.Add(answer.IsSuccessStatusCode
                ? null
                : new(site, at, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}"));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The sandbox is being closed: the session neither succeeded nor failed.
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            sessions.Add(new(site, at, exception.Message));
        }
    }
}
