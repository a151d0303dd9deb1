using System.CommandLine;

namespace KeyCutover.Verbs;

/// <summary><c>gate approve RUN</c>: shows the card and approves it.</summary>
internal static class GateApproveVerb
{
    public static Command Create() => GateDecision.Create(approve: true, "approve", "Shows the card of a gate and approves it.");
}
