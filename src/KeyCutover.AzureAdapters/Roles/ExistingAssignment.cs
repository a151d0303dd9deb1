using System.Text.RegularExpressions;

namespace KeyCutover.AzureAdapters.Roles;

/// <summary>Finds, in what Azure answers for a grant that exists under another name, that name: a GUID without dashes.</summary>
internal static partial class ExistingAssignment
{
    /// <summary>The name; null when the message does not tell it.</summary>
    public static Guid? NameIn(string message) =>
        Existing().Match(message) is { Success: true } match && Guid.TryParse(match.Groups[1].ValueSpan, out var name) ? name : null;

    [GeneratedRegex(@"existing role assignment is ([0-9a-fA-F-]{32,36})")]
    private static partial Regex Existing();
}
