using KeyCutover.EvidenceArchives.Signing;
using KeyCutover.Sandbox;
using KeyCutover.Worker.Tests.Running;

[assembly: AssemblyFixture(typeof(World))]

namespace KeyCutover.Worker.Tests.Running;

/// <summary>A sandbox with PineGate's people and without its sites, and a service that works on it; one for all tests.</summary>
public sealed class World : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("worker-tests-");

    internal AzureSandbox Sandbox { get; private set; } = null!;

    /// <summary>The service that tests share which leave it as it was.</summary>
    internal RunningService Service { get; private set; } = null!;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string EvidenceKey => Path.Combine(folder.FullName, "evidence.pem");

    public async ValueTask InitializeAsync()
    {
        var seed = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "plans", "sandbox", "pinegate.yaml"), Cancellation);
        Sandbox = await AzureSandbox.StartAsync(
            new SandboxOptions { WorkDirectory = folder.CreateSubdirectory("sandbox").FullName, SeedYaml = seed[..seed.IndexOf("sites:", StringComparison.Ordinal)] }, Cancellation);
        await LocalKeyFiles.CreateAsync(EvidenceKey, Cancellation);
        Service = await StartServiceAsync();
    }

    /// <summary>Another service, for tests that leave traces in it.</summary>
    internal Task<RunningService> StartServiceAsync(TimeProvider? wallClock = null, params string[] settings) =>
        RunningService.StartAsync(Sandbox, folder.CreateSubdirectory(Guid.NewGuid().ToString()).FullName, wallClock, [$"--Evidence:Key={EvidenceKey}", .. settings], Cancellation);

    public async ValueTask DisposeAsync()
    {
        // Neither is there when the start failed, and then that is what has to be told.
        if (Service is { } service) await service.DisposeAsync();
        if (Sandbox is { } sandbox) await sandbox.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
