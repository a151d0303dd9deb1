namespace KeyCutover.Sandbox.Logs.Kusto;

internal enum KustoTokenKind
{
    Identifier,
    Literal,
    Symbol,
    End,
}

/// <summary>A word of a query, and where it stands (line from 1, position from 0).</summary>
internal sealed record KustoToken(KustoTokenKind Kind, string Text, int Line, int Position)
{
    /// <summary>The value of a literal.</summary>
    public object? Value { get; init; }

    /// <summary>The type of a literal.</summary>
    public KustoType Type { get; init; }

    public bool Is(string text) => Kind is KustoTokenKind.Symbol or KustoTokenKind.Identifier && Text == text;
}
