namespace KeyCutover.Domain.Plans.Reading;

/// <summary>Guesses which known word a mistyped one was meant to be.</summary>
internal static class NearestWord
{
    /// <summary>The known word with the fewest letters to change, if those are few enough for a typing mistake; null otherwise.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        var nearest = known.Where(candidate => Math.Abs(candidate.Length - word.Length) <= Tolerance(candidate))
            .Select(candidate => (Word: candidate, Distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault();
        return nearest.Word is not null && nearest.Distance <= Tolerance(nearest.Word) ? nearest.Word : null;
    }

    private static int Tolerance(string word) => Math.Max(1, word.Length / 3);

    /// <summary>Levenshtein's edit distance, one row at a time.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
