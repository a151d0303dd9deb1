using System.CommandLine;
using System.Data.Common;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Sandbox;
using KeyCutover.Store;
using KeyCutover.Terminal;
using Microsoft.EntityFrameworkCore;

namespace KeyCutover.Verbs;

/// <summary>Runs a verb and turns what it refuses into one sentence and an exit code.</summary>
internal static class VerbAction
{
    /// <summary>What Ctrl+C means to a verb that asks the service: it may have heard the question already.</summary>
    public const string StoppedAsking = "Stopped. What the service was asked for before that, it does.";

    private const string StoppedEarly = "Stopped before a run was taken up; nothing was changed.";

    /// <summary>Gives a command its action.</summary>
    /// <param name="command">The command.</param>
    /// <param name="action">What it does; returns the exit code.</param>
    /// <param name="whenStopped">What is said when it is stopped.</param>
    public static void Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> action, string whenStopped = StoppedEarly) =>
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
                return Say(whenStopped, ExitCodes.StillWaiting);
            }
        });

    private static int Say(string message, int exitCode)
    {
        Console.Error.WriteLine(Plain.Of(message));
        return exitCode;
    }
}
