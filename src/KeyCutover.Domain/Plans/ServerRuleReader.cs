using System.Text.RegularExpressions;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Plans.Reading;
using KeyCutover.Domain.Plans.Sections;

namespace KeyCutover.Domain.Plans;

/// <summary>Reads the service's own gate rules from its settings, as strictly as the gates of a plan, whose language they share.</summary>
public static partial class ServerRuleReader
{
    /// <summary>The name of the list of rules in the settings.</summary>
    public const string Section = "GateRules";

    /// <summary>Reads the rules: either all of them, or every mistake at once.</summary>
    /// <param name="settings">What the settings hold below <see cref="Section"/>, such as <c>0:Before</c> and <c>0:Approvers:0:Group</c>.</param>
    /// <param name="steps">The steps that a gate may stand before.</param>
    public static ServerRules Read(IEnumerable<KeyValuePair<string, string?>> settings, IReadOnlyCollection<string> steps)
    {
        var shape = ServerRuleSection.For(steps);
        var context = new ReadContext(Section);
        var rules = new List<ServerGateRule>();
        foreach (var (index, node) in SettingsTree.Read(settings, shape.Schema()))
            if (shape.TryRead(node, $"{Section}[{index}]", context, out var rule)) rules.Add(rule);

        var mistakes = context.Problems.Select(problem => $"{PlanPath().Replace(problem.Message, InSettings)} Fix: {problem.Fix}").ToList();
        return new ServerRules(mistakes.Count == 0 ? rules : [], mistakes);
    }

    /// <summary><c>GateRules[0].window.zone</c> as settings write it: <c>GateRules:0:Window:Zone</c>.</summary>
    private static string InSettings(Match path) =>
        string.Join(':', path.Value.Split(['[', ']', '.'], StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    [GeneratedRegex($@"^{Section}(\[\w+\]|\.[A-Za-z]+)+")]
    private static partial Regex PlanPath();
}

/// <summary>The service's gate rules as they were read.</summary>
/// <param name="Rules">The rules; none when there are mistakes.</param>
/// <param name="Mistakes">What is wrong, each with the setting's name and the fix.</param>
public sealed record ServerRules(IReadOnlyList<ServerGateRule> Rules, IReadOnlyList<string> Mistakes);
