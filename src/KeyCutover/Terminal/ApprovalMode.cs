namespace KeyCutover.Terminal;

/// <summary>How gates are answered in the foreground.</summary>
internal enum ApprovalMode
{
    /// <summary>At the prompt.</summary>
    Ask,

    /// <summary>Every gate is approved, in the name of whoever started the command.</summary>
    All,
}
