namespace KeyCutover.Sandbox;

/// <summary>The seed does not say something that a sandbox can hold; the message starts with file, line and column.</summary>
public sealed class SandboxSeedException : Exception
{
    internal SandboxSeedException(string file, long line, long column, string problem, Exception? cause = null)
        : base($"{file}({line},{column}): {problem}", cause)
    {
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>The seed's file, or <c>seed</c> when it was given as text.</summary>
    public string File { get; }

    /// <summary>Line, counted from 1.</summary>
    public long Line { get; }

    /// <summary>Column, counted from 1.</summary>
    public long Column { get; }
}
