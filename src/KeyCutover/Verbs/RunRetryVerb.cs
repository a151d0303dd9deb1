using System.CommandLine;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Verbs;

/// <summary><c>run retry RUN</c>: has everything that waits for its next look, look now.</summary>
internal static class RunRetryVerb
{
    public static Command Create() => RunOrder.Create(RunVerb.Retry, "Has everything of a run that waits for its next look, look now; tries an undo that failed again.");
}
