using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Domain.Gates;

/// <summary>Who may decide at a gate. Pure.</summary>
public static class FourEyes
{
    /// <summary>Why the person may not decide; null when they may.</summary>
    public static string? Refusal(RunView run, GateView gate, Person person)
    {
        if (person.IsServicePrincipal) return "An application never decides at a gate; people do.";
        if (!person.May(AppRoles.GateApprove)) return $"{person.Name} does not have the role {AppRoles.GateApprove}.";
        if (run.Submitted.SubmittedById == person.Id) return $"{person.Name} submitted this plan; somebody else has to decide.";
        if (run.HandsIn.Contains(person.Id)) return $"{person.Name} started, resumed or retried this run; somebody else has to decide.";
        return GroupsOf(gate, person).Count > 0 ? null
            : $"{person.Name} is in none of the groups that decide here: {string.Join(", ", gate.Card.Approvers.Select(quota => quota.Group))}.";
    }

    /// <summary>Those of the card's groups that the person is in.</summary>
    public static IReadOnlyList<string> GroupsOf(GateView gate, Person person) =>
        [.. gate.Card.Approvers.Select(quota => quota.Group).Where(group => person.Groups.Contains(group, StringComparer.OrdinalIgnoreCase))];
}
