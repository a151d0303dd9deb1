using System.Globalization;
using System.Text;

namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>Cuts a query into words.</summary>
internal sealed class KustoLexer(string query)
{
    private static readonly string[] Symbols =
        ["==", "!=", "=~", "!~", "<=", ">=", "..", "<", ">", "=", "|", "(", ")", "[", "]", ",", ";", "+", "-", "*", "/", "%", "."];

    private readonly List<KustoToken> tokens = [];
    private int at;
    private int line = 1;
    private int lineStart;

    public static IReadOnlyList<KustoToken> Read(string query) => new KustoLexer(query).ReadAll();

    private List<KustoToken> ReadAll()
    {
        while (SkipBlank())
            tokens.Add(ReadOne());
        tokens.Add(Token(KustoTokenKind.End, "<EOF>", at));
        return tokens;
    }

    private bool SkipBlank()
    {
        while (at < query.Length)
        {
            if (query[at] == '\n')
                (line, lineStart) = (line + 1, at + 1);
            if (query.AsSpan(at).StartsWith("//"))
            {
                while (at < query.Length && query[at] != '\n')
                    at++;
                continue;
            }
            if (!char.IsWhiteSpace(query[at]))
                return true;
            at++;
        }
        return false;
    }

    private KustoToken ReadOne()
    {
        var c = query[at];
        if (c is '"' or '\'' || c is '@' or 'h' && at + 1 < query.Length && query[at + 1] is '"' or '\'')
            return ReadString();
        if (char.IsAsciiDigit(c))
            return ReadNumber();
        if (IsNameStart(c))
            return ReadName();
        if (c == '!' && at + 1 < query.Length && char.IsAsciiLetter(query[at + 1]))
            return ReadWordOperator();
        var start = at;
        var symbol = Array.Find(Symbols, candidate => query.AsSpan(at).StartsWith(candidate))
            ?? throw KustoException.Syntax(Token(KustoTokenKind.Symbol, c.ToString(), start));
        at += symbol.Length;
        return Token(KustoTokenKind.Symbol, symbol, start);
    }

    private KustoToken ReadName()
    {
        var start = at;
        while (at < query.Length && IsNamePart(query[at]))
            at++;
        var name = query[start..at];
        if (name == "in" && at < query.Length && query[at] == '~')
            return Token(KustoTokenKind.Symbol, query[start..++at], start);
        // "project-away" is one word, although "a-b" is a difference.
        if (name == "project" && query.AsSpan(at).StartsWith("-away"))
            return Token(KustoTokenKind.Identifier, query[start..(at += "-away".Length)], start);
        return KustoLiterals.IsTyped(name) && at < query.Length && query[at] == '(' ? ReadTypedLiteral(name, start) : Token(KustoTokenKind.Identifier, name, start);
    }

    private KustoToken ReadTypedLiteral(string name, int start)
    {
        var close = query.IndexOf(')', at);
        if (close < 0)
            throw KustoException.Syntax(Token(KustoTokenKind.Identifier, name, start));
        var content = query[(at + 1)..close].Trim().Trim('"', '\'');
        at = close + 1;
        return KustoLiterals.TryReadTyped(name, content, out var value, out var type)
            ? Token(KustoTokenKind.Literal, query[start..at], start) with { Value = value, Type = type }
            : throw KustoException.Syntax(Token(KustoTokenKind.Literal, query[start..at], start));
    }

    private KustoToken ReadWordOperator()
    {
        var start = at++;
        while (at < query.Length && IsNamePart(query[at]))
            at++;
        if (at < query.Length && query[at] == '~')
            at++;
        return Token(KustoTokenKind.Symbol, query[start..at], start);
    }

    private KustoToken ReadNumber()
    {
        var start = at;
        while (at < query.Length && char.IsAsciiDigit(query[at]))
            at++;
        if (at + 1 < query.Length && query[at] == '.' && char.IsAsciiDigit(query[at + 1]))
        {
            at++;
            while (at < query.Length && char.IsAsciiDigit(query[at]))
                at++;
        }
        var number = query[start..at];
        var unitStart = at;
        while (at < query.Length && char.IsAsciiLetter(query[at]))
            at++;
        var unit = query[unitStart..at];
        var token = Token(KustoTokenKind.Literal, query[start..at], start);
        if (unit.Length > 0)
        {
            return KustoLiterals.TryReadSpan(number, unit, out var span)
                ? token with { Value = span, Type = KustoType.TimeSpan }
                : throw KustoException.Syntax(token);
        }
        return number.Contains('.')
            ? token with { Value = double.Parse(number, CultureInfo.InvariantCulture), Type = KustoType.Real }
            : token with { Value = long.Parse(number, CultureInfo.InvariantCulture), Type = KustoType.Long };
    }

    private KustoToken ReadString()
    {
        var start = at;
        var verbatim = query[at] == '@';
        if (query[at] is '@' or 'h')
            at++;
        var quote = query[at++];
        var text = new StringBuilder();
        while (at < query.Length && query[at] is not '\n')
        {
            var c = query[at++];
            if (c == quote)
            {
                if (!verbatim || at >= query.Length || query[at] != quote)
                    return Token(KustoTokenKind.Literal, query[start..at], start) with { Value = text.ToString(), Type = KustoType.String };
                at++;
            }
            else if (c == '\\' && !verbatim && at < query.Length)
            {
                c = query[at++] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var escaped => escaped };
            }
            text.Append(c);
        }
        throw KustoException.Syntax(Token(KustoTokenKind.Literal, query[start..at], start));
    }

    private KustoToken Token(KustoTokenKind kind, string text, int start) => new(kind, text, line, start - lineStart);

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
