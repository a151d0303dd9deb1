using KeyCutover.Sandbox.World;
using Microsoft.Extensions.Hosting;

namespace KeyCutover.Sandbox.Faults;

/// <summary>Writes app settings behind a cutover's back, as another pipeline would.</summary>
internal sealed class ForeignWriters(SandboxWorld world) : IHostedService, IDisposable
{
    private readonly List<ITimer> timers = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var site in world.SitesAndSlots)
        {
            if (site.ForeignWriter is { } writer)
                timers.Add(world.Clock.CreateTimer(_ => Write(site, writer), null, writer.Every, writer.Every));
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var timer in timers)
            timer.Dispose();
        timers.Clear();
    }

    private void Write(WebSite site, ForeignWriter writer)
    {
        lock (world.Gate)
            site.ReplaceSettings(site.Settings.SetItem(writer.Setting, $"written at {world.Now:O}"), world);
    }
}
