namespace KeyCutover.Sandbox.Tests;

/// <summary>A test with a sandbox of its own; a class says what it holds beyond the sample seed.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    protected const string Synchronous = "knobs: { accountUpdates: synchronous }";

    protected RunningSandbox Sandbox { get; private set; } = null!;

    protected virtual string Seed => "";

    public async ValueTask InitializeAsync() => Sandbox = await RunningSandbox.StartAsync(Seed);

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
