namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>A query that the service would refuse with 400.</summary>
internal sealed class KustoException : Exception
{
    private KustoException(string kind, string code, string message, int line, int position, string? token) : base(message) =>
        (Kind, Code, Line, Position, Token) = (kind, code, line, position, token);

    /// <summary><c>SyntaxError</c> or <c>SemanticError</c>.</summary>
    public string Kind { get; }

    /// <summary>The service's code, such as <c>SEM0100</c>.</summary>
    public string Code { get; }

    public int Line { get; }

    public int Position { get; }

    public string? Token { get; }

    /// <summary>The query cannot be parsed at this token.</summary>
    public static KustoException Syntax(KustoToken at) =>
        new("SyntaxError", "SYN0002", $"Query could not be parsed at '{at.Text}' on line [{at.Line},{at.Position}]", at.Line, at.Position, at.Text);

    /// <summary>It parses, but does not mean anything, or means something that is not served here.</summary>
    public static KustoException Semantic(string code, string message, KustoToken at) =>
        new("SemanticError", code, message, at.Line, at.Position, at.Text);
}
