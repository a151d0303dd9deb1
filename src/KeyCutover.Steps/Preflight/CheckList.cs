using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps.Preflight;

/// <summary>
/// Collects findings. A check that cannot be made is unknown, and the others are made all the same; but when Azure asks for a pause, all of them
/// are made again after it, as throttling says nothing about the target.
/// </summary>
internal sealed class CheckList(IFailureClassifier failures)
{
    private readonly List<PreflightCheck> checks = [];

    public PreflightReport Report => new([.. checks]);

    public void Add(string name, object target, Finding finding) =>
        checks.Add(new(name, target.ToString() ?? "", finding.Result, finding.Detail, finding.Fix));

    public async Task AddAsync(string name, object target, Func<Task<Finding>> check) => Add(name, target, await TryAsync(check));

    private async Task<Finding> TryAsync(Func<Task<Finding>> check)
    {
        try
        {
            return await check();
        }
        catch (Exception exception) when (exception is not OperationCanceledException && failures.Classify(exception) is { Kind: not FailureKind.Throttled })
        {
            var failure = failures.Classify(exception)!;
            return Finding.Unknown($"{failure.Code}: {failure.Message}", "Make this readable to the executor, then retry.");
        }
    }
}
