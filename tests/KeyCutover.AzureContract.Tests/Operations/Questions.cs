using KeyCutover.AzureContract.Tests.Contract;
using KeyCutover.AzureContract.Tests.Review;
using KeyCutover.AzureContract.Tests.Sandboxes;

namespace KeyCutover.AzureContract.Tests.Operations;

/// <summary>Asks a sandbox for everything that the product uses.</summary>
internal sealed class Questions(ContractObserver observer)
{
    /// <summary>Asks, and returns the ids of the operations that were asked for.</summary>
    public async Task<IReadOnlyCollection<string>> AskAsync(bool asynchronous, CancellationToken cancellation)
    {
        var operations = new HashSet<string>();
        await using var sandbox = await ContractSandbox.StartAsync(ContractSeed.Of(asynchronous), cancellation);
        var asks = AskedOfResourceManager.All.Concat(AskedOfDataPlanes.All).Where(ask => ask.Host == ContractSeed.Asynchronous == asynchronous);
        foreach (var ask in asks)
        {
            foreach (var call in ask.Calls())
            {
                var path = call.Path.Replace(ContractSeed.Workspace, sandbox.Connection.Logs.WorkspaceId, StringComparison.Ordinal);
                if (await AskAsync(sandbox, ask, call with { Path = path }, cancellation) is { } operation)
                    operations.Add(operation.OperationId);
            }
        }
        return operations;
    }

    private async Task<ContractOperation?> AskAsync(ContractSandbox sandbox, Ask ask, AzureCall call, CancellationToken cancellation)
    {
        var answer = await sandbox.SendAsync(call, cancellation);
        var where = $"{ask.What} {call.ApiVersion}";
        var operation = observer.Check(call, answer, where);
        if (operation is null)
            observer.Report(new Difference(Evidence.Schema, where, "(none)", $"operation {call.Method} {call.Path} is not described"));
        if (answer.Status != ask.Status)
            observer.Report(new Difference(Evidence.Schema, where, operation?.OperationId ?? "(none)", $"status {answer.Status} {answer.Code}, not {ask.Status}"));
        return operation;
    }
}
