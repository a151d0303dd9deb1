namespace KeyCutover.AzureContract.Tests.Recordings;

/// <summary>
/// Compares shapes: the same kinds at the same paths. A recorded null may be anything or nothing; order does not count; lists have as many
/// elements as recorded unless the recording was shortened there.
/// </summary>
internal sealed class ShapeComparison(IReadOnlySet<string> truncated)
{
    // Their names are values: tags, the addresses of an account's interfaces.
    private static readonly string[] Maps = ["tags", "properties.endpoints", "value[].properties.endpoints"];

    private readonly List<string> differences = [];

    public IReadOnlyList<string> Compare(JsonShape recorded, JsonShape actual)
    {
        Compare(recorded, actual, "");
        return differences;
    }

    private void Compare(JsonShape recorded, JsonShape actual, string path)
    {
        var (expected, got) = (recorded.Kinds.Where(NotNull).ToHashSet(), actual.Kinds.Where(NotNull).ToHashSet());
        if (expected.Count == 0)
            return;
        if (got.Count == 0)
        {
            differences.Add($"missing {Name(path)}");
            return;
        }
        if (!got.IsSubsetOf(expected))
        {
            differences.Add($"type {Name(path)}: {string.Join('|', got.Order())}, not {string.Join('|', expected.Order())}");
            return;
        }
        if (!Maps.Contains(path))
            CompareMembers(recorded, actual, path);
        if (recorded.Elements is { } elements && actual.Elements is { } own)
            CompareElements(recorded, elements, actual, own, path);
    }

    private void CompareMembers(JsonShape recorded, JsonShape actual, string path)
    {
        foreach (var (name, member) in recorded.Members)
        {
            var below = Below(path, name);
            if (actual.Members.TryGetValue(name, out var own))
                Compare(member, own, below);
            else if (member.Kinds.Any(NotNull) && member.Seen == recorded.Objects)
                differences.Add($"missing {below}");
        }
        foreach (var (name, member) in actual.Members.Where(member => member.Value.Kinds.Any(NotNull) && !recorded.Members.ContainsKey(member.Key)))
            differences.Add($"extra {Below(path, name)}");
    }

    private void CompareElements(JsonShape recorded, JsonShape elements, JsonShape actual, JsonShape own, string path)
    {
        if (recorded.ElementCount > 0 && actual.ElementCount > 0)
            Compare(elements, own, path + "[]");
        if (recorded.ElementCount != actual.ElementCount && !truncated.Contains(path) && !path.Contains("[]", StringComparison.Ordinal))
            differences.Add($"count {Name(path)}: {actual.ElementCount}, not {recorded.ElementCount}");
        else if (recorded.ElementCount > 0 && actual.ElementCount == 0)
            differences.Add($"count {Name(path)}: none");
    }

    private static bool NotNull(string kind) => kind != "null";

    private static string Name(string path) => path.Length == 0 ? "(body)" : path;

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
