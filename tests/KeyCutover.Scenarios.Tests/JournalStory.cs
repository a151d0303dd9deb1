using System.Text;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Scenarios.Tests;

/// <summary>Tells a run's journal so that people can read it and every run of the same scenario tells the same: no times, no ids, no counts.</summary>
internal sealed class JournalStory
{
    // What these say is the same every time; of all other evidence only the name is told.
    private static readonly HashSet<string> Told =
        ["settings", "settings-set", "settings-removed", "settings-restored", "left-alone", "already-absent", "role-assignment", "role-assignment-adopted", "identity", "local-auth"];

    // Whether a quiet window has passed already when it is first looked for is a matter of time, so it is told only of one that never came.
    private const string WaitsInVain = "quiet-window";

    private readonly StringBuilder text = new();
    private readonly PlainWords words;
    private string heading = "";

    private JournalStory(string planText) => words = new PlainWords(planText);

    /// <summary>The story of a run that has come to rest.</summary>
    public static string Tell(IReadOnlyList<JournalEntry> entries, string planText)
    {
        var story = new JournalStory(planText);
        var events = entries.Select(entry => entry.Event).ToList();
        var tracks = events.OfType<RunSubmitted>().Single().Tracks.Select(track => track.Name).ToList();
        foreach (var happened in Chapters(events, tracks).SelectMany(chapter => chapter)) story.Line(happened);
        if (events[^1] is UndoFailed or EscrowKept) story.Ending("the run is stuck");
        return story.text.ToString();
    }

    /// <summary>
    /// Callers go on beside each other, so which of them writes first is chance: between two things that happen to the whole run, and between
    /// two decisions, each track is told to its end before the next.
    /// </summary>
    private static IEnumerable<IEnumerable<RunEvent>> Chapters(IEnumerable<RunEvent> events, List<string> tracks)
    {
        var chapter = new List<RunEvent>();
        foreach (var happened in WithoutRepeatedWaits(events))
        {
            if (happened is StepEvent and not GateDecided)
            {
                chapter.Add(happened);
                continue;
            }

            yield return Sorted(chapter, tracks);
            yield return [happened];
            chapter = [];
        }

        yield return Sorted(chapter, tracks);
    }

    // Back goes one step after the other, across the tracks: that order is the engine's, not chance.
    private static IEnumerable<RunEvent> Sorted(List<RunEvent> chapter, List<string> tracks) =>
        chapter.Exists(happened => happened is UndoStarted) ? chapter : chapter.OrderBy(happened => tracks.IndexOf(((StepEvent)happened).Track));

    /// <summary>Of the waits of one verb in a row only the last is told: how many there were, and what the first ones saw, is a matter of time.</summary>
    private static IEnumerable<RunEvent> WithoutRepeatedWaits(IEnumerable<RunEvent> events)
    {
        var waits = new Dictionary<string, StepWaiting>();
        foreach (var happened in events)
        {
            if (happened is StepWaiting { After: null } wait && (!waits.TryGetValue(wait.Track, out var earlier) || earlier.Verb == wait.Verb))
            {
                waits[wait.Track] = wait;
                continue;
            }

            foreach (var track in happened is StepEvent step ? [step.Track] : waits.Keys.ToList())
                if (waits.Remove(track, out var last) && (last.Step != WaitsInVain || happened is StepFailed)) yield return last;
            if (happened is StepWaiting { After: null } next) waits[next.Track] = next;
            else yield return happened;
        }
    }

    private void Line(RunEvent happened)
    {
        if (happened is StepEvent step) Head($"{step.Track}: {step.Step}");
        else Head("");
        switch (happened)
        {
            case RunSubmitted submitted:
                Say($"{submitted.PlanName} is submitted by {submitted.SubmittedBy} for {submitted.ChangeTicket}");
                foreach (var track in submitted.Tracks) Say($"  {track.Name}: {string.Join(", ", track.Steps)}");
                break;
            case RunStarted: Say("the run starts"); break;
            case StepInspected inspected: Say("inspected"); Changes(inspected.Changes); break;
            case ApplyStarted: Say("apply"); break;
            case ApplyFinished finished: Say("applied", finished.Evidence); break;
            case StepWaiting { After: { } after } wait: Say($"{Verb(wait.Verb)} is tried again after {after.Code} ({after.Kind}): {after.Message}"); break;
            case StepWaiting wait: Say($"waits: {wait.Reason}"); break;
            case StepDone done: Say("done", done.Evidence); break;
            case StepFailed failed: Say($"FAILED, {failed.Failure.Code} ({failed.Failure.Kind}): {failed.Failure.Message}"); break;
            case GateOpened opened: Say($"gate: {string.Join(", ", opened.Card.Approvers)} asked"); Changes(opened.Card.Changes); Say($"  {opened.Card.Reversibility}"); break;
            case GateDecided decided: Say($"gate: {decided.By} {(decided.Approved ? "approved" : "DECLINED")}"); break;
            case GateVoided voided: Say($"gate: the approval is void. {voided.Reason}"); break;
            case RunPaused paused: Say($"the run pauses: {paused.Reason}"); break;
            case RunResumed resumed: Say($"{resumed.By} resumes the run"); break;
            case RollbackStarted rollback: Say($"the run rolls back: {rollback.Reason}"); break;
            case UndoStarted: Say("undo"); break;
            case UndoFinished finished: Say("undo applied", finished.Evidence); break;
            case StepUndone undone: Say("undone", undone.Evidence); break;
            case UndoFailed failed: Say($"UNDO FAILED, {failed.Failure.Code} ({failed.Failure.Kind}): {failed.Failure.Message}"); Commands(failed.Commands); break;
            case EscrowReleased released: Say($"secrets in escrow are deleted: {(released.Secrets.Count == 0 ? "none" : string.Join(", ", released.Secrets))}"); break;
            case EscrowWaiting waiting: Say($"secrets in escrow are deleted later, after {waiting.After.Code} ({waiting.After.Kind})"); break;
            case EscrowKept kept: Say($"SECRETS ARE LEFT IN ESCROW, {kept.Failure.Code} ({kept.Failure.Kind}): {kept.Failure.Message}"); Commands(kept.Commands); break;
            case RunEnded ended: Say($"the run ends: {ended.State}"); break;
            default: throw new InvalidOperationException($"Nothing tells {happened.GetType().Name}.");
        }
    }

    private void Ending(string line)
    {
        Head("");
        Say(line);
    }

    private void Head(string next)
    {
        if (next == heading) return;
        heading = next;
        text.Append('\n');
        if (next.Length > 0) text.Append(next).Append('\n');
    }

    private void Say(string line, IReadOnlyList<Evidence>? evidence = null)
    {
        var indent = heading.Length > 0 ? "  " : "";
        foreach (var one in words.Of(line).Split('\n')) text.Append(indent).Append(one).Append('\n');
        foreach (var fact in evidence?.Where(fact => Told.Contains(fact.Name)) ?? []) text.Append(indent).Append("  ").Append(fact.Name).Append(": ").Append(words.Of(fact.Value)).Append('\n');
        var others = evidence?.Where(fact => !Told.Contains(fact.Name)).Select(fact => fact.Name).Distinct().ToList() ?? [];
        if (others.Count > 0) text.Append(indent).Append("  evidence: ").AppendJoin(", ", others).Append('\n');
    }

    private void Changes(IEnumerable<PropertyChange> changes)
    {
        foreach (var change in changes) Say($"  {change.Target}  {change.Property}: {change.Before ?? "(absent)"} -> {change.After ?? "(absent)"}");
    }

    private void Commands(IEnumerable<string> commands)
    {
        foreach (var command in commands) text.Append("    $ ").Append(words.WithWholeIds(command)).Append('\n');
    }

    private static string Verb(StepVerb verb) => verb switch { StepVerb.VerifyUndo => "verifying the undo", _ => verb.ToString().ToLowerInvariant() };
}
