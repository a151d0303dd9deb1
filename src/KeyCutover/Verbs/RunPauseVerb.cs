using System.CommandLine;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Verbs;

/// <summary><c>run pause RUN</c>: has the service stop a run after what is under way.</summary>
internal static class RunPauseVerb
{
    public static Command Create() => RunOrder.Create(RunVerb.Pause, "Has the service stop a run after what is under way.");
}
