namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>The tests of strings, which ignore case unless their name says otherwise.</summary>
internal static class KustoText
{
    public static Func<string, string, bool> Test(KustoToken at)
    {
        var negated = at.Text.StartsWith('!');
        Func<string, string, bool> test = at.Text.TrimStart('!') switch
        {
            "=~" or "~" => (text, other) => text.Equals(other, StringComparison.OrdinalIgnoreCase),
            "has" => Has,
            "contains" => (text, part) => text.Contains(part, StringComparison.OrdinalIgnoreCase),
            "startswith" => (text, part) => text.StartsWith(part, StringComparison.OrdinalIgnoreCase),
            "endswith" => (text, part) => text.EndsWith(part, StringComparison.OrdinalIgnoreCase),
            _ => throw KustoException.Syntax(at),
        };
        return negated ? (text, other) => !test(text, other) : test;
    }

    /// <summary>Whether the text holds the term between characters that are neither letters nor digits.</summary>
    public static bool Has(string text, string term)
    {
        for (var at = text.IndexOf(term, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(term, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + term.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
            if (at + 1 >= text.Length)
                break;
        }
        return false;
    }
}
