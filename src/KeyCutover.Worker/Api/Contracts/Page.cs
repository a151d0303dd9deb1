namespace KeyCutover.Worker.Api.Contracts;

/// <summary>A part of a list, newest first unless its endpoint says otherwise.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">What to ask for as <c>before</c> to get the part that follows; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>The first <paramref name="limit"/> of the items, of which one more than that was looked for: it tells whether there is another page.</summary>
    internal static Page<T> Of<TSource>(IReadOnlyList<TSource> found, int limit, Func<TSource, T> toItem, Func<TSource, string> key) =>
        new([.. found.Take(limit).Select(toItem)], found.Count > limit ? key(found[limit - 1]) : null);
}
