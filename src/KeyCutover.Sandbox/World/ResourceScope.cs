namespace KeyCutover.Sandbox.World;

/// <summary>Scopes as strings: a subscription, a resource group, a resource, or something below one.</summary>
internal static class ResourceScope
{
    /// <summary>Whether what holds on <paramref name="outer"/> holds on <paramref name="inner"/> too.</summary>
    public static bool Covers(string outer, string inner)
    {
        var prefix = outer.TrimEnd('/');
        return inner.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (inner.Length == prefix.Length || inner[prefix.Length] == '/');
    }

    public static bool Same(string one, string other) => one.TrimEnd('/').Equals(other.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
