using System.CommandLine;

namespace KeyCutover.Verbs;

/// <summary><c>gate decline RUN</c>: shows the card and declines it; the run goes back, or ends when nothing was changed.</summary>
internal static class GateDeclineVerb
{
    public static Command Create() => GateDecision.Create(approve: false, "decline", "Shows the card of a gate and declines it: the run goes back, or ends when nothing was changed yet.");
}
