using KeyCutover.AzureContract.Tests.Review;

namespace KeyCutover.AzureContract.Tests;

public sealed class AzureContractTests(ContractRun run) : IClassFixture<ContractRun>
{
    [Fact]
    public void Every_difference_from_Azure_is_reviewed()
    {
        var unlisted = run.Seen.Differences.Where(difference => !run.Reviewed.Deviations.Exists(entry => entry.Covers(difference)));
        TestContext.Current.TestOutputHelper?.WriteLine(ContractReport.Summary(run.Seen, run.Reviewed));

        Assert.Empty(unlisted.Select(difference => difference.ToString()));
    }

    [Fact]
    public void Every_reviewed_deviation_still_occurs()
    {
        var seen = run.Seen;
        var gone = run.Reviewed.Deviations.Where(entry => !seen.Differences.Any(entry.Covers)).Select(entry => $"{entry.Where} {entry.Operation}: {entry.What}");
        var operations = run.Reviewed.NotSimulated.Where(entry => !seen.WasUsed(entry)).Select(entry => entry.Operation);
        var requests = run.Reviewed.NotReplayed.Where(entry => !seen.WasUsed(entry)).Select(entry => entry.Where);

        Assert.Empty(gone.Concat(operations).Concat(requests));
    }

    [Fact]
    public void Enough_is_compared_for_silence_to_mean_something()
    {
        Assert.True(run.Seen.Covered.Count > 150);
        Assert.True(run.Seen.Replayed > 500);
        Assert.True(run.Seen.Examples > 100);
    }

    [Fact]
    public void Every_reviewed_entry_says_why()
    {
        IEnumerable<ReviewedEntry> entries = [.. run.Reviewed.NotSimulated, .. run.Reviewed.NotReplayed, .. run.Reviewed.Deviations];

        Assert.All(entries, entry => Assert.NotEmpty(entry.Reason));
    }
}
