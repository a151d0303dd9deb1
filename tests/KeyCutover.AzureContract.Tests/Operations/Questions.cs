using KeyCutover.AzureContract.Tests.Review;
using KeyCutover.AzureContract.Tests.Sandboxes;

namespace KeyCutover.AzureContract.Tests.Operations;

/// <summary>Asks a sandbox for everything that the product uses.</summary>
internal sealed class Questions(ContractObserver observer)
{
    public async Task AskAsync(bool asynchronous, CancellationToken cancellation)
    {
        await using var sandbox = await ContractSandbox.StartAsync(ContractSeed.Of(asynchronous), cancellation);
        var asks = AskedOfResourceManager.All.Concat(AskedOfDataPlanes.All).Where(ask => ask.Host == ContractSeed.Asynchronous == asynchronous);
        foreach (var ask in asks)
        {
            foreach (var call in ask.Calls())
                await AskAsync(sandbox, ask, call with { Path = call.Path.Replace(ContractSeed.Workspace, sandbox.Connection.Logs.WorkspaceId, StringComparison.Ordinal) }, cancellation);
        }
    }

    private async Task AskAsync(ContractSandbox sandbox, Ask ask, AzureCall call, CancellationToken cancellation)
    {
        var answer = await sandbox.SendAsync(call, cancellation);
        var where = $"{ask.What} {call.ApiVersion}";
        var operation = observer.Check(call, answer, where);
        if (operation is null)
            observer.Report(new Difference(Evidence.Schema, where, "(none)", $"operation {call.Method} {call.Path} is not described"));
        // Some answers are for one api-version only: the second grant of the same name is the first one's.
        if (answer.Status != ask.Status)
            observer.Report(new Difference(Evidence.Schema, where, operation?.OperationId ?? "(none)", $"status {answer.Status} {answer.Code}, not {ask.Status}"));
    }
}
