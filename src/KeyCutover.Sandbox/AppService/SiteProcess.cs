using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KeyCutover.Sandbox.AppService;

/// <summary>One process of a site's application. Requests enter and leave it; a retired one ends when the last has left.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan BetweenPings = TimeSpan.FromMilliseconds(20);

    private readonly Process process;
    private readonly TimeProvider wall;
    private readonly Lock gate = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int requests;
    private bool retired;

    private SiteProcess(Process process, Uri address, int revision, TimeProvider wall)
    {
        (this.process, Address, Revision, this.wall) = (process, address, revision, wall);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult();
        if (process.HasExited)
            exited.TrySetResult();
    }

    public Uri Address { get; }

    /// <summary>The number of the revision that its environment was made from.</summary>
    public int Revision { get; }

    /// <summary>Completes when the process has ended, for whatever reason.</summary>
    public Task Exited => exited.Task;

    public static SiteProcess Start(string application, IReadOnlyDictionary<string, string> environment, int revision, TimeProvider wall)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(DotnetHost.Path, ["exec", application])
        {
            WorkingDirectory = Path.GetDirectoryName(application)!,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        // A process that is ended could not remove the runtime's diagnostic pipe from the temporary folder.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";

        var process = Process.Start(start) ?? throw new Win32Exception("The site's process did not start.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new SiteProcess(process, address, revision, wall);
    }

    /// <summary>Waits until the application answers at its root, with any status, as App Service's warm-up does; false when it ended instead.</summary>
    public async Task<bool> AnswersAsync(HttpMessageInvoker http, CancellationToken cancellation)
    {
        while (!Exited.IsCompleted)
        {
            try
            {
                using var ping = new HttpRequestMessage(HttpMethod.Get, Address);
                using var answer = await http.SendAsync(ping, cancellation);
                return !Exited.IsCompleted;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(BetweenPings, wall, cancellation);
            }
        }
        return false;
    }

    /// <summary>Lets a request in; false when the process is being retired or has ended.</summary>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (retired || Exited.IsCompleted)
                return false;
            requests++;
            return true;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            if (--requests == 0 && retired)
                drained.TrySetResult();
        }
    }

    /// <summary>Takes no more requests, lets those inside finish, and ends the process.</summary>
    public async Task RetireAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        lock (gate)
        {
            retired = true;
            if (requests == 0)
                drained.TrySetResult();
        }
        try
        {
            await drained.Task.WaitAsync(atMost, wall, cancellation);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // App Service, too, ends a process whose requests do not.
        }
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!exited.Task.IsCompleted)
        {
            process.Kill(entireProcessTree: true);
            await Exited;
        }
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
