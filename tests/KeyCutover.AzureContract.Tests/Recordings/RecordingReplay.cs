using KeyCutover.AzureContract.Tests.Review;
using KeyCutover.AzureContract.Tests.Sandboxes;

namespace KeyCutover.AzureContract.Tests.Recordings;

/// <summary>Sends recorded sessions to sandboxes, request by request, and compares the answers with the recorded ones.</summary>
internal sealed class RecordingReplay(DeviationList reviewed, ContractObserver observer)
{
    public static readonly TimeSpan BetweenRequests = TimeSpan.FromSeconds(30);

    public async Task ReplayAsync(RecordedSession session, CancellationToken cancellation)
    {
        var sent = session.Pairs.Where(pair => pair.Service is not null && !IsLeftOut(pair)).ToList();
        observer.CountLeftOut(session.Pairs.Count - sent.Count);
        if (sent.Count == 0)
            return;
        await using var sandbox = await ContractSandbox.StartAsync(RecordingSeed.Of(session), cancellation);
        var names = new ReplayNames(sandbox.Connection.ResourceGroup, sandbox.Connection.Logs.WorkspaceId);
        names.LearnRoles(sent);
        foreach (var pair in sent)
        {
            if (names.Translate(pair) is not { } call)
            {
                // It polls what a request that was left out began; where one that was sent gave no address, that is a difference of its own.
                observer.CountLeftOut(1);
                continue;
            }
            sandbox.Advance(BetweenRequests);
            var answer = await sandbox.SendAsync(call, cancellation);
            names.Learn(pair, answer);
            // A swap runs beside the requests, at the machine's pace; what is recorded after it must not depend on that.
            if (pair.OperationId.StartsWith("WebApps_SwapSlot", StringComparison.Ordinal) && answer is { Status: 202 } && answer.Headers.TryGetValue("location", out var location))
                await sandbox.WaitOutAsync(new Uri(location), cancellation);
            observer.Check(call, answer, pair.Where, pair);
            observer.CountReplayed();
            foreach (var what in AnswerComparison.Compare(pair, answer))
                observer.Report(new Difference(Evidence.Recording, pair.Where, pair.OperationId, what));
        }
    }

    private bool IsLeftOut(RecordedPair pair)
    {
        var operation = reviewed.NotSimulated.Find(entry => DeviationList.Fits(entry.Operation, pair.OperationId));
        var request = operation is null ? reviewed.NotReplayed.Find(entry => DeviationList.Fits(entry.Where, pair.Where)) : null;
        if (operation is not null)
            observer.MarkUsed(operation);
        if (request is not null)
            observer.MarkUsed(request);
        return operation is not null || request is not null;
    }
}
