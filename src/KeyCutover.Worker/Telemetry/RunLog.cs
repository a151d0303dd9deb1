using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using Microsoft.Extensions.Logging;

namespace KeyCutover.Worker.Telemetry;

/// <summary>
/// Writes what happens to runs to the log, with run, track and step as fields of their own. The log says that it happened and where the journal
/// tells more; what people typed and what was read from Azure stays in the journal.
/// </summary>
internal sealed class RunLog(ILogger<RunLog> log) : IRunObserver
{
    /// <inheritdoc />
    public void OnEntry(JournalEntry entry, RunView run)
    {
        var happened = entry.Event;
        using var scope = log.BeginScope(ScopeOf(entry, happened));
        switch (happened)
        {
            case UndoFailed failed:
                log.StepStuck(run.RunId, failed.Step, failed.Track, failed.Failure.Code);
                break;
            case StepFailed failed:
                log.StepFailed(run.RunId, failed.Step, failed.Track, failed.Failure.Code);
                break;
            case StepWaiting { After: { } failure } waiting:
                log.StepTriedAgain(run.RunId, waiting.Step, waiting.Track, failure.Code, waiting.Due);
                break;
            default:
                log.Journaled(run.RunId, entry.Sequence, happened.GetType().Name, run.State);
                break;
        }
    }

    private static Dictionary<string, object> ScopeOf(JournalEntry entry, RunEvent happened)
    {
        var scope = new Dictionary<string, object> { ["run"] = entry.RunId };
        if (happened is StepEvent step) (scope["track"], scope["step"]) = (step.Track, step.Step);
        return scope;
    }
}
