using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;
using KeyCutover.Worker.People;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Gates;

/// <summary>The service's own gate rules; section <c>GateRules</c>.</summary>
internal sealed class GateRuleOptions
{
    public ServerRules Read { get; set; } = new([], []);
}

/// <summary>Reads the section.</summary>
internal sealed class GateRuleReading(IConfiguration configuration, StepCatalog catalog) : IConfigureOptions<GateRuleOptions>
{
    public void Configure(GateRuleOptions options)
    {
        var section = configuration.GetSection(ServerRuleReader.Section);
        var read = ServerRuleReader.Read(section.AsEnumerable(makePathsRelative: true), catalog.GateableNames);
        options.Read = string.IsNullOrEmpty(section.Value)
            ? read
            : read with { Mistakes = [$"{section.Path} must be a list; it is a text. Fix: write [{{ \"Before\": ..., \"Approvers\": [...] }}].", .. read.Mistakes] };
    }
}

/// <summary>Everything that is wrong with the section, at once. A group that the directory's ids are not known of could never agree, and runs would wait for ever.</summary>
internal sealed class GateRuleCheck(IConfiguration configuration) : IValidateOptions<GateRuleOptions>
{
    public ValidateOptionsResult Validate(string? name, GateRuleOptions options)
    {
        var known = configuration.GetSection(GroupNames.Section).GetChildren().Select(group => group.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = options.Read.Rules.SelectMany(rule => rule.Approvers).Select(quota => quota.Group).Where(group => !known.Contains(group)).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(group => $"{ServerRuleReader.Section} names the group '{group}', of which {GroupNames.Section} has no object id. Fix: add {GroupNames.Section}:{group}, or correct the name.");
        string[] mistakes = [.. options.Read.Mistakes, .. unknown];
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
