using KeyCutover.AzureContract.Tests.Operations;
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
        var gone = run.Seen.Differences is var differences
            ? run.Reviewed.Deviations.Where(entry => !differences.Any(entry.Covers)).Select(entry => $"{entry.Where} {entry.Operation}: {entry.What}")
            : [];
        var unused = run.Reviewed.NotSimulated.Where(entry => !run.Seen.WasUsed(entry)).Select(entry => entry.Operation)
            .Concat(run.Reviewed.NotReplayed.Where(entry => !run.Seen.WasUsed(entry)).Select(entry => entry.Where));

        Assert.Empty(gone.Concat(unused));
    }

    [Fact]
    public void Every_reviewed_entry_says_why()
    {
        IEnumerable<ReviewedEntry> entries = [.. run.Reviewed.NotSimulated, .. run.Reviewed.NotReplayed, .. run.Reviewed.Deviations];

        Assert.All(entries, entry => Assert.NotEmpty(entry.Reason));
    }
}
