namespace KeyCutover.Contracts.Tests.Steps;

/// <summary>One bench for each step, kept from test to test: a step that keeps the contract leaves its bench as it was.</summary>
public sealed class StepBenches : IAsyncLifetime
{
    private readonly Dictionary<string, StepBench> benches = [];

    /// <summary>Puts a step to a test. A bench whose test failed is not used again.</summary>
    internal async Task UseAsync(string step, Func<StepBench, Task> test)
    {
        if (!benches.TryGetValue(step, out var bench))
            benches[step] = bench = await StepBench.StartAsync(step, TestContext.Current.CancellationToken);
        try
        {
            await test(bench);
        }
        catch
        {
            benches.Remove(step);
            await bench.DisposeAsync();
            throw;
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var bench in benches.Values) await bench.DisposeAsync();
    }
}
