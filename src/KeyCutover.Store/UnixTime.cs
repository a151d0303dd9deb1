namespace KeyCutover.Store;

/// <summary>Times as the database keeps them: milliseconds since 1970, which sort and compare in SQL.</summary>
internal static class UnixTime
{
    public static long ToStored(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset ToTime(this long stored) => DateTimeOffset.FromUnixTimeMilliseconds(stored);
}
