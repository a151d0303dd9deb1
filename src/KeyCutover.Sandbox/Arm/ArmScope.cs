namespace KeyCutover.Sandbox.Arm;

/// <summary>
/// What a request is about, taken from its path. <paramref name="Target"/> is the resource itself, as Resource Manager names it when it
/// refuses; <paramref name="Parent"/> is what an extension resource, such as a lock, extends, and otherwise the same.
/// </summary>
internal sealed record ArmScope(string Target, string Parent)
{
    public static ArmScope Of(string path, bool isAction)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var named = isAction ? segments[..^1] : segments;
        var provider = Array.FindLastIndex(named, IsProviders);

        // providers/NAMESPACE is followed by pairs of type and name; a type without a name is a collection, which belongs to what it is in.
        var pairs = provider < 0 ? named.Length : named.Length - provider - 2;
        if (pairs % 2 != 0)
            named = provider >= 0 && pairs == 1 ? named[..provider] : named[..^1];
        return new ArmScope(Join(named), ExtendedBy(segments) ?? Join(named));
    }

    private static string? ExtendedBy(string[] segments)
    {
        var provider = Array.FindLastIndex(segments, IsProviders);
        return provider >= 0 && provider + 1 < segments.Length && IsExtension(segments[provider + 1]) ? Join(segments[..provider]) : null;
    }

    private static bool IsProviders(string segment) => segment.Equals("providers", StringComparison.OrdinalIgnoreCase);

    private static bool IsExtension(string providerNamespace) =>
        providerNamespace.Equals("Microsoft.Authorization", StringComparison.OrdinalIgnoreCase)
        || providerNamespace.Equals("Microsoft.Insights", StringComparison.OrdinalIgnoreCase);

    private static string Join(string[] segments) => "/" + string.Join('/', segments);
}
