using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using KeyCutover.Sandbox;

namespace KeyCutover.EndToEnd.Tests.Service;

/// <summary>The service as a process of its own, which can be killed and started again, and a sandbox in this one, which lives on.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "keycutover.dll");

    private readonly DirectoryInfo folder;
    private readonly IReadOnlyList<string> settings;
    private Process? process;
    private StreamWriter? log;

    private ServiceProcess(AzureSandbox sandbox, DirectoryInfo folder, Uri address, IReadOnlyList<string> settings) =>
        (Sandbox, this.folder, Address, this.settings) = (sandbox, folder, address, settings);

    public AzureSandbox Sandbox { get; }

    public Uri Address { get; }

    public string StatePath => Path.Combine(folder.FullName, "state");

    public string ConnectionFile => Path.Combine(folder.FullName, "connection.json");

    public string CaCertificate => Sandbox.Connection.CaCertificate;

    /// <summary>What it has used of the processors since it was started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<ServiceProcess> StartAsync(string seedYaml, double timeScale, CancellationToken cancellation, Func<SandboxConnection, IReadOnlyList<string>>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("keycutover-service-");
        var sandbox = await AzureSandbox.StartAsync(new SandboxOptions
        {
            SeedYaml = seedYaml, TimeScale = timeScale, WorkDirectory = Path.Combine(folder.FullName, "sandbox"),
            Applications = new Dictionary<string, string> { ["claims-chatbot"] = Path.Combine(AppContext.BaseDirectory, "apps", "claims-chatbot", "ClaimsChatbot.dll") },
        }, cancellation);
        var service = new ServiceProcess(sandbox, folder, new Uri($"https://localhost:{FreePort()}"), settings?.Invoke(sandbox.Connection) ?? []);
        await sandbox.Connection.WriteAsync(service.ConnectionFile, cancellation);
        await service.WriteCertificateAsync(cancellation);
        await service.StartAsync(cancellation);
        return service;
    }

    /// <summary>Starts the process, and returns when it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        log = new StreamWriter(Path.Combine(folder.FullName, "service.log"), append: true);
        process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        [
            "exec", Program, "serve", "--connection", ConnectionFile, "--state", StatePath, "--url", Address.ToString(),
            $"--Kestrel:Certificates:Default:Path={CertificateFile}", $"--Kestrel:Certificates:Default:KeyPath={KeyFile}", .. settings,
        ]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = Api.NewClient(this);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(patience.Token))
        {
            if (process.HasExited) Assert.Fail($"The service ended with {process.ExitCode}: {Log()}");
            try
            {
                if ((await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative), patience.Token)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    /// <summary>As kill -9 does: nothing in the process gets to run again.</summary>
    public async Task KillAsync(CancellationToken cancellation)
    {
        process!.Kill();
        await process.WaitForExitAsync(cancellation);
        await log!.DisposeAsync();
    }

    /// <summary>As a service manager does: it is asked to end, and does so in order.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        Assert.Equal(0, SendSignal(process!.Id, 15));
        await process.WaitForExitAsync(cancellation).WaitAsync(TimeSpan.FromMinutes(1), cancellation);
        Assert.True(process.ExitCode == 0, $"It ended with {process.ExitCode}: {Log()}");
        await log!.DisposeAsync();
    }

    public string Log()
    {
        lock (folder)
        {
            if (log is { BaseStream.CanWrite: true }) log.Flush();
        }

        using var reader = new StreamReader(new FileStream(Path.Combine(folder.FullName, "service.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false }) await KillAsync(CancellationToken.None);
        process?.Dispose();
        await Sandbox.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private string CertificateFile => Path.Combine(folder.FullName, "service.pem");

    private string KeyFile => Path.Combine(folder.FullName, "service.key");

    private async Task WriteCertificateAsync(CancellationToken cancellation)
    {
        using var certificate = Sandbox.IssueServerCertificate();
        await File.WriteAllTextAsync(CertificateFile, certificate.ExportCertificatePem(), cancellation);
        await File.WriteAllTextAsync(KeyFile, certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(), cancellation);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (folder)
        {
            if (log is { BaseStream.CanWrite: true }) log.WriteLine(line.Data);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
