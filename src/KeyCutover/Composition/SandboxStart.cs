using System.Net.Sockets;
using KeyCutover.Sandbox;

namespace KeyCutover.Composition;

/// <summary>A sandbox with the applications that ship beside the executable, and a folder of its own that goes with it.</summary>
internal sealed class SandboxStart : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    private SandboxStart(AzureSandbox sandbox, DirectoryInfo folder) => (Sandbox, this.folder) = (sandbox, folder);

    /// <summary>What sites can run, by the name that seeds use.</summary>
    public static IReadOnlyDictionary<string, string> Applications { get; } = new Dictionary<string, string>
    {
        ["claims-chatbot"] = Path.Combine(AppContext.BaseDirectory, "apps", "claims-chatbot", "ClaimsChatbot.dll"),
    };

    public AzureSandbox Sandbox { get; }

    /// <summary>Starts it with the seed file, or with PineGate's.</summary>
    /// <exception cref="Refusal">There is no such seed file, or the port cannot be used.</exception>
    public static async Task<SandboxStart> StartAsync(string? seed, int port, double timeScale, CancellationToken cancellation)
    {
        seed ??= Path.Combine(AppContext.BaseDirectory, "sandbox", "pinegate.yaml");
        if (!File.Exists(seed)) throw new Refusal($"{seed}: there is no such seed file. Samples are in plans/sandbox.");
        var folder = Directory.CreateTempSubdirectory("keycutover-sandbox-");
        try
        {
            return new SandboxStart(await AzureSandbox.StartAsync(new SandboxOptions
            {
                SeedFile = seed,
                Port = port,
                TimeScale = timeScale,
                WorkDirectory = folder.FullName,
                Applications = Applications,
            }, cancellation), folder);
        }
        catch (Exception exception)
        {
            folder.Delete(recursive: true);
            throw exception switch
            {
                SocketException => new Refusal($"The sandbox cannot listen on port {port}: {exception.Message}. Choose another with --port."),
                UnauthorizedAccessException => new Refusal($"{seed}: the seed file cannot be read. {exception.Message}"),
                _ => exception,
            };
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
