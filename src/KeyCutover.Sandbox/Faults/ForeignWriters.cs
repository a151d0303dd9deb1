using KeyCutover.Sandbox.World;
using Microsoft.Extensions.Hosting;

namespace KeyCutover.Sandbox.Faults;

/// <summary>Writes app settings behind a cutover's back, as another pipeline would.</summary>
internal sealed class ForeignWriters(SandboxWorld world) : IHostedService, IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<WebSite, ITimer> timers = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Restart();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Goes by what the sites say now.</summary>
    public void Restart()
    {
        lock (gate)
        {
            Dispose();
            foreach (var site in world.SitesAndSlots)
            {
                if (site.ForeignWriter is { } writer)
                    timers[site] = world.Clock.CreateTimer(_ => Write(site, writer), null, writer.Every, writer.Every);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var timer in timers.Values)
                timer.Dispose();
            timers.Clear();
        }
    }

    private void Write(WebSite site, ForeignWriter writer)
    {
        lock (world.Gate)
            site.ReplaceSettings(site.Settings.SetItem(writer.Setting, $"written at {world.Now:O}"), world);
    }
}
