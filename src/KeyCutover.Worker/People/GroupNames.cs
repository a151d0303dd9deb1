using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.People;

/// <summary>The groups that plans name, and their object ids in the directory: section <c>Groups</c>.</summary>
internal sealed class GroupNames : Dictionary<string, string>
{
    public const string Section = "Groups";

    public GroupNames() : base(StringComparer.OrdinalIgnoreCase) { }
}

internal sealed class GroupNamesCheck : IValidateOptions<GroupNames>
{
    public ValidateOptionsResult Validate(string? name, GroupNames options)
    {
        var mistakes = options.Where(group => !Guid.TryParse(group.Value, out _))
            .Select(group => $"Groups:{group.Key} is not a GUID. Write the group's object id, as the portal shows it.").ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
