using KeyCutover.AzureContract.Tests.Contract;
using KeyCutover.AzureContract.Tests.Examples;
using KeyCutover.AzureContract.Tests.Operations;
using KeyCutover.AzureContract.Tests.Recordings;
using KeyCutover.AzureContract.Tests.Review;

namespace KeyCutover.AzureContract.Tests;

/// <summary>Asks sandboxes everything, once; the tests look at what came of it.</summary>
public sealed class ContractRun : IAsyncLifetime
{
    private static readonly string[] Areas = ["arm-common", "authorization", "cognitiveservices", "insights", "keyvault", "loganalytics", "managedidentity", "openai", "web"];

    private ContractObserver? observer;

    internal DeviationList Reviewed { get; } = DeviationList.Read();

    /// <summary>What was seen; skips the test that asks when there is no contract to compare with.</summary>
    internal ContractObserver Seen
    {
        get
        {
            if (observer is null)
                Assert.Skip("shared/azure-contract not found beside the checkout; contract tests skipped");
            return observer;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (ContractFolder.Find() is not { } folder)
            return;
        var cancellation = TestContext.Current.CancellationToken;
        var index = OperationIndex.Read(folder);
        observer = new ContractObserver(index, new ContractSchemas(folder));
        var replay = new RecordingReplay(Reviewed, observer);
        await Task.WhenAll(
            AskAsync(folder, index, observer, cancellation),
            Parallel.ForEachAsync(RecordedSession.Read(folder, Areas), cancellation, async (session, stop) => await replay.ReplayAsync(session, stop)));
        await ContractReport.WriteAsync(observer, Reviewed, cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task AskAsync(ContractFolder folder, OperationIndex index, ContractObserver observer, CancellationToken cancellation)
    {
        var questions = new Questions(observer);
        var operations = await questions.AskAsync(asynchronous: false, cancellation);
        await questions.AskAsync(asynchronous: true, cancellation);
        await new ExampleReplay(folder, index, observer).SendAsync(operations, cancellation);
    }
}
