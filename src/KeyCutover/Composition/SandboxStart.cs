using KeyCutover.Sandbox;

namespace KeyCutover.Composition;

/// <summary>Starts a sandbox with the applications that ship beside the executable.</summary>
internal static class SandboxStart
{
    /// <summary>What sites can run, by the name that seeds use.</summary>
    public static IReadOnlyDictionary<string, string> Applications { get; } = new Dictionary<string, string>
    {
        ["claims-chatbot"] = Path.Combine(AppContext.BaseDirectory, "apps", "claims-chatbot", "ClaimsChatbot.dll"),
    };

    /// <summary>Starts it with the seed file, or with PineGate's.</summary>
    /// <exception cref="Refusal">There is no such seed file, or the port cannot be used.</exception>
    public static Task<AzureSandbox> StartAsync(string? seed, int port, double timeScale, CancellationToken cancellation)
    {
        seed ??= Path.Combine(AppContext.BaseDirectory, "sandbox", "pinegate.yaml");
        if (!File.Exists(seed)) throw new Refusal($"{seed}: there is no such seed file. Samples are in plans/sandbox.");
        return StartAsync(seed, null, port, timeScale, cancellation);
    }

    /// <summary>Starts it with what another one saved.</summary>
    /// <exception cref="Refusal">There is no such file, it holds no sandbox, or the port cannot be used.</exception>
    public static async Task<AzureSandbox> GoOnAsync(string saved, int port, double timeScale, CancellationToken cancellation)
    {
        if (!File.Exists(saved)) throw new Refusal($"{saved}: there is no such file. 'keycutover sandbox --save FILE' writes one.");
        try
        {
            return await StartAsync(null, saved, port, timeScale, cancellation);
        }
        catch (SandboxStateException exception)
        {
            throw new Refusal($"{saved}: {exception.Message}");
        }
    }

    private static async Task<AzureSandbox> StartAsync(string? seed, string? saved, int port, double timeScale, CancellationToken cancellation)
    {
        try
        {
            return await AzureSandbox.StartAsync(new SandboxOptions
            {
                SeedFile = seed,
                StateFile = saved,
                Port = port,
                TimeScale = timeScale,
                WorkDirectory = Directory.CreateTempSubdirectory("keycutover-sandbox-").FullName,
                Applications = Applications,
            }, cancellation);
        }
        catch (System.Net.Sockets.SocketException exception)
        {
            throw new Refusal($"The sandbox cannot listen on port {port}: {exception.Message}. Choose another with --port.");
        }
    }
}
