namespace KeyCutover.Sandbox.World;

/// <summary>Patterns such as <c>Microsoft.Web/*/read</c>: a star stands for anything, slashes included, in any letter case.</summary>
internal static class WildcardPattern
{
    public static bool Matches(string pattern, string action)
    {
        int p = 0, a = 0, star = -1, resume = 0;
        while (a < action.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, resume) = (p++, a);
            else if (p < pattern.Length && char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(action[a]))
                (p, a) = (p + 1, a + 1);
            else if (star >= 0)
                (p, a) = (star + 1, ++resume);
            else
                return false;
        }
        return pattern.AsSpan(p).Trim('*').IsEmpty;
    }
}
