using System.CommandLine;
using System.Data.Common;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Sandbox;
using KeyCutover.Store;
using Microsoft.EntityFrameworkCore;

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
            catch (Exception exception) when (exception is DbException or DbUpdateException)
            {
                return Say($"The database in the state directory failed. {exception.GetBaseException().Message} If the disk is in order, restore the directory from a backup.", ExitCodes.NeedsAPerson);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return Say("Stopped before a run was taken up; nothing was changed.", ExitCodes.StillWaiting);
            }
        });

    private static int Say(string message, int exitCode)
    {
        Console.Error.WriteLine(message);
        return exitCode;
    }
}
