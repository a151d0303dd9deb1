namespace KeyCutover.EndToEnd.Tests.Service;

/// <summary>PineGate with many applications alike: <c>site-1</c>, <c>site-2</c> and so on.</summary>
internal static class ManySites
{
    /// <summary>The seed.</summary>
    public static async Task<string> SeedAsync(int sites, CancellationToken cancellation)
    {
        var seed = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "plans", "sandbox", "pinegate.yaml"), cancellation);
        var first = seed[seed.IndexOf("  - name: pinegate-claims\n", StringComparison.Ordinal)..];
        first = first[..first.IndexOf("    # Customer sessions", StringComparison.Ordinal)];
        return string.Concat(seed[..seed.IndexOf("  - name: pinegate-claims\n", StringComparison.Ordinal)],
            string.Concat(Enumerable.Range(1, sites).Select(number => first.Replace("pinegate-claims", $"site-{number}", StringComparison.Ordinal))));
    }
}
