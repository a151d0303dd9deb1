namespace KeyCutover.Sandbox;

/// <summary>What was saved cannot be put back; the message says why.</summary>
public sealed class SandboxStateException : Exception
{
    internal SandboxStateException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
