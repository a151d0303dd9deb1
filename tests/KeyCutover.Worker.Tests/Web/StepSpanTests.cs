using System.Text.Json;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Steps;
using KeyCutover.Worker.Web.Runs;

namespace KeyCutover.Worker.Tests.Web;

public sealed class StepSpanTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Work_and_waits_for_Azure_are_told_apart() => Assert.Equal(
        ["Working 0-2", "Waiting 2-4", "Working 4-5"],
        Spans(now: 9, Inspected, new ApplyStarted("t", "s"), Waiting, Waiting, new ApplyFinished("t", "s", []), new StepDone("t", "s", [])));

    [Fact]
    public void A_gate_is_waited_at_until_the_step_goes_on() => Assert.Equal(
        ["AskingPeople 0-3", "Working 3-4"],
        Spans(now: 9, Asked, Decided(true), Decided(true), Inspected, new StepDone("t", "s", [])));

    [Fact]
    public void A_gate_that_is_declined_void_or_expired_is_no_longer_waited_at()
    {
        Assert.Equal(["AskingPeople 0-1"], Spans(now: 9, Asked, Decided(false)));
        Assert.Equal(["AskingPeople 0-1", "AskingPeople 2-3"], Spans(now: 9, Asked, new GateVoided("t", "s", "it changed"), Asked, new GateExpired("t", "s")));
    }

    [Fact]
    public void The_way_back_is_one_piece_with_its_waits() => Assert.Equal(
        ["Working 0-1", "Undoing 2-5"],
        Spans(now: 9, Inspected, new StepFailed("t", "s", new StepFailure(FailureKind.Drift, "d", "m")), new UndoStarted("t", "s"), new UndoFinished("t", "s", []), Waiting, new StepUndone("t", "s", [])));

    [Fact]
    public void What_goes_on_still_is_shown_until_now() => Assert.Equal(["Working 0-1", "Waiting 1-9"], Spans(now: 9, Inspected, Waiting));

    private static StepInspected Inspected => new("t", "s", JsonSerializer.SerializeToElement(1), []);

    private static StepWaiting Waiting => new("t", "s", StepVerb.Verify, Start, "not yet", null, null);

    private static GateOpened Asked => new("t", "s", new ApprovalCard
    {
        Plan = "", PlanHash = "", ChangeTicket = "", Track = "t", Step = "s", Changes = [], Reversibility = "", Approvers = [],
    });

    private static GateDecided Decided(bool approved) => new("t", "s", approved, "Ben", null, "");

    /// <summary>The spans of events that come a second apart.</summary>
    private static IEnumerable<string> Spans(int now, params IEnumerable<RunEvent> events) =>
        StepSpan.Of([.. events.Select((happened, index) => new RecordedEvent(index + 1, Start.AddSeconds(index), happened))], Start.AddSeconds(now))
            .Select(span => $"{span.Kind} {(span.From - Start).TotalSeconds}-{(span.To - Start).TotalSeconds}");
}
