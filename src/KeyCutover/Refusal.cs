namespace KeyCutover;

/// <summary>Input that cannot be used. The message is shown as it is: what is wrong, where, and what to do.</summary>
internal sealed class Refusal(string message, int exitCode = ExitCodes.BadInput) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
