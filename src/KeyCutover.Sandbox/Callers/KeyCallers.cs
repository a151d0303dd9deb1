using System.Net.Http.Json;
using KeyCutover.Sandbox.World;
using Microsoft.Extensions.Hosting;

namespace KeyCutover.Sandbox.Callers;

/// <summary>Drives the callers that hold a key: over HTTPS, as any client, so that their calls are judged and logged as any other.</summary>
internal sealed class KeyCallers(SandboxWorld world, TrustingClient client) : IHostedService, IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, CancellationTokenSource> running = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Task> tasks = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Restart();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        StopAll();
        await Task.WhenAll(tasks);
    }

    /// <summary>Goes by what the world says now.</summary>
    public void Restart()
    {
        StopAll();
        List<KeyCaller> callers;
        lock (world.Gate)
            callers = [.. world.KeyCallers];
        callers.ForEach(Start);
    }

    public void Start(KeyCaller caller)
    {
        Stop(caller.Name);
        var stopping = new CancellationTokenSource();
        lock (gate)
        {
            running[caller.Name] = stopping;
            tasks.Add(DriveAsync(caller, stopping.Token));
        }
    }

    public bool Stop(string name)
    {
        lock (gate)
        {
            if (!running.Remove(name, out var stopping))
                return false;
            stopping.Cancel();
            stopping.Dispose();
            return true;
        }
    }

    public void Dispose() => StopAll();

    private void StopAll()
    {
        string[] names;
        lock (gate)
            names = [.. running.Keys];
        foreach (var name in names)
            Stop(name);
    }

    private async Task DriveAsync(KeyCaller caller, CancellationToken cancellation)
    {
        var address = new Uri(new Uri(world.Origins.Account(caller.Account)), $"openai/deployments/{caller.Deployment}/chat/completions?api-version=2024-10-21");
        try
        {
            while (true)
            {
                await Task.Delay(caller.WaitFrom(world.Now), world.Clock, cancellation);
                await CallAsync(address, caller.Key, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The caller is taken away.
        }
    }

    private async Task CallAsync(Uri address, string key, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = JsonContent.Create(new { messages = new[] { new { role = "user", content = "Summarise yesterday's claims." } }, max_tokens = 1 }),
        };
        request.Headers.Add("api-key", key);
        try
        {
            using var answer = await client.Http.SendAsync(request, cancellation);
        }
        catch (HttpRequestException)
        {
            // A job like this logs the failure where nobody looks, and comes again.
        }
    }
}
