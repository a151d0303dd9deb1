using System.Globalization;
using System.Text;
using KeyCutover.AzureContract.Tests.Contract;

namespace KeyCutover.AzureContract.Tests.Review;

/// <summary>What was compared and what came of it, as a page: artifacts/azure-contract.md, and the tests' output.</summary>
internal static class ContractReport
{
    public static async Task WriteAsync(ContractObserver seen, DeviationList reviewed, CancellationToken cancellation)
    {
        if (ContractFolder.Checkout is not { } checkout)
            return;
        var directory = checkout.CreateSubdirectory("artifacts");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "azure-contract.md"), Page(seen, reviewed), cancellation);
    }

    /// <summary>The numbers, without the lists.</summary>
    public static string Summary(ContractObserver seen, DeviationList reviewed)
    {
        var differences = seen.Differences;
        var text = new StringBuilder();
        text.AppendLine("| what | count |").AppendLine("| --- | --- |");
        Row("operations whose answers were checked against a schema", seen.Covered.Select(one => one.Operation.OperationId).Distinct().Count());
        Row("the same, counting each api-version that was sent", seen.Covered.Count);
        Row("of these, against the nearest api-version that is described", seen.Covered.Count(one => !one.IsExact));
        Row("answers checked against a schema", seen.Covered.Sum(one => one.Answers));
        Row("recorded pairs replayed", seen.Replayed);
        Row("recorded pairs left out", seen.LeftOut);
        Row("examples sent", seen.Examples);
        Row("differences that are reviewed", differences.Count(difference => Entry(difference) is not null));
        Row("differences that are not", differences.Count(difference => Entry(difference) is null));
        foreach (var kind in differences.GroupBy(difference => (difference.Evidence, difference.Kind)).OrderBy(kind => kind.Key.ToString(), StringComparer.Ordinal))
            Row($"differences, {kind.Key.Evidence} {kind.Key.Kind}", kind.Count());
        return text.ToString();

        void Row(string what, int count) => text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {count} |");
        AcceptedDeviation? Entry(Difference difference) => reviewed.Deviations.Find(entry => entry.Covers(difference));
    }

    private static string Page(ContractObserver seen, DeviationList reviewed)
    {
        var text = new StringBuilder("# The sandbox against Azure's contract\n\n").Append(Summary(seen, reviewed));
        text.AppendLine().AppendLine("## Operations").AppendLine().AppendLine("| operation | api-version sent | schema | statuses | answers |").AppendLine("| --- | --- | --- | --- | --- |");
        foreach (var one in seen.Covered)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {one.Operation.OperationId} | {one.SentVersion} | {(one.IsExact ? "same" : $"nearest: {one.Operation.ApiVersion}")} | {string.Join(", ", one.Statuses)} | {one.Answers} |");
        text.AppendLine().AppendLine("## Differences").AppendLine();
        foreach (var group in seen.Differences.GroupBy(difference => reviewed.Deviations.Find(entry => entry.Covers(difference))?.Reason ?? "NOT REVIEWED").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"### {group.Key}").AppendLine();
            foreach (var difference in group)
                text.AppendLine(CultureInfo.InvariantCulture, $"- {difference}");
            text.AppendLine();
        }
        return text.ToString();
    }
}
