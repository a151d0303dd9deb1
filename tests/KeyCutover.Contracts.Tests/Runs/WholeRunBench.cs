using KeyCutover.Contracts.Tests.Steps;
using KeyCutover.Testing;

namespace KeyCutover.Contracts.Tests.Runs;

/// <summary>A sandbox before the first step, for runs of all steps.</summary>
public sealed class WholeRunBench : IAsyncLifetime
{
    private const double TimeScale = 300;

    internal Journey Journey { get; private set; } = null!;

    internal AzureSnapshot Before { get; private set; } = null!;

    internal async Task<string> SubmitAsync(CancellationToken cancellation)
    {
        await using var worker = await Journey.OpenWorkerAsync(cancellation);
        return await worker.SubmitAsync(cancellation);
    }

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Journey = await Journey.StartAsync(ContractPlan.For("break-glass"), StepSample.Of("preflight").Seed, TimeScale, cancellation);
        Before = await Journey.SnapshotAsync(cancellation);
    }

    public ValueTask DisposeAsync() => Journey.DisposeAsync();
}
