using KeyCutover.Domain;

namespace KeyCutover.Steps.QuietWindow;

/// <summary>Where the account's calls can be seen.</summary>
/// <param name="Workspace">The workspace that gets its request logs; null when none does.</param>
public sealed record QuietBefore(AzureResourceId? Workspace);
