using System.CommandLine;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Verbs;

/// <summary><c>run cancel RUN</c>: ends a run before anything was changed.</summary>
internal static class RunCancelVerb
{
    public static Command Create() => RunOrder.Create(RunVerb.Cancel, "Ends a run of the service before anything was changed.");
}
