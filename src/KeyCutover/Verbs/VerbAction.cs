using System.CommandLine;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Sandbox;
using KeyCutover.Store;

namespace KeyCutover.Verbs;

/// <summary>Runs a verb and turns what it refuses into one sentence and an exit code.</summary>
internal static class VerbAction
{
    public static void Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction(async (parse, cancellation) =>
        {
            try
            {
                return await action(parse, cancellation);
            }
            catch (Refusal refusal)
            {
                return Say(refusal.Message, refusal.ExitCode);
            }
            catch (Exception exception) when (exception is StateDirectoryException or RunVerbRefusedException or SandboxSeedException)
            {
                return Say(exception.Message, ExitCodes.BadInput);
            }
            catch (Exception exception) when (exception is JournalConflictException or JournalBrokenException)
            {
                return Say(exception.Message, ExitCodes.NeedsAPerson);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return Say("Stopped. What was done is recorded; 'keycutover run resume' goes on from there.", ExitCodes.StillWaiting);
            }
        });

    private static int Say(string message, int exitCode)
    {
        Console.Error.WriteLine(message);
        return exitCode;
    }
}
