using System.IO.Enumeration;

namespace KeyCutover.Domain.Roles;

/// <summary>A set of permissions, in Azure's form: patterns with <c>*</c>, allowed and excluded.</summary>
public sealed record ActionSet(IReadOnlyList<PermissionRule> Permissions)
{
    /// <summary>Whether a control-plane action is allowed.</summary>
    public bool Allows(string action) =>
        Permissions.Any(permission => Matches(permission.Actions, action) && !Matches(permission.NotActions, action));

    /// <summary>Whether a data-plane action is allowed.</summary>
    public bool AllowsData(string action) =>
        Permissions.Any(permission => Matches(permission.DataActions, action) && !Matches(permission.NotDataActions, action));

    private static bool Matches(IReadOnlyList<string> patterns, string action) =>
        patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, action, ignoreCase: true));
}

/// <summary>One entry of a role definition's permissions.</summary>
public sealed record PermissionRule(
    IReadOnlyList<string> Actions, IReadOnlyList<string> NotActions, IReadOnlyList<string> DataActions, IReadOnlyList<string> NotDataActions);
