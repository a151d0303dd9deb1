using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Worker.Web.Runs;

namespace KeyCutover.Worker.Tests.Web;

public sealed class EventSentenceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly StepFailure Failure = new(FailureKind.Conflict, "RequestConflict", "A slot swap is pending");

    private static readonly ApprovalCard Card = new()
    {
        Plan = "claims", PlanHash = "", ChangeTicket = "", Track = "chatbot", Step = "swap-settings", Changes = [], Reversibility = "", Approvers = [new GroupQuota("change-board", 2)],
    };

    private static readonly Dictionary<RunEvent, string> Sentences = new()
    {
        [new RunSubmitted("c.yaml", "", "", "claims", "", "CHG1", "Erin", null, [])] = "Erin submitted claims (CHG1).",
        [new RunSubmitted("c.yaml", "", "", "claims", "", "CHG1", "Erin", null, []) { StartedBy = new Actor("Otto", "1") }] = "Otto started a run of claims, which Erin had submitted (CHG1).",
        [new RunStarted()] = "A worker took the run up.",
        [new StepInspected("chatbot", "swap-settings", JsonSerializer.SerializeToElement(1), [new PropertyChange("t", "p", null, "x")])] = "swap-settings of chatbot read its target: 1 property to change.",
        [new StepInspected("preflight", "preflight", JsonSerializer.SerializeToElement(1), [])] = "preflight read its target: nothing to change.",
        [new ApplyStarted("chatbot", "swap-settings")] = "swap-settings of chatbot began to apply.",
        [new ApplyFinished("chatbot", "swap-settings", [])] = "swap-settings of chatbot applied its change; it is not verified yet.",
        [new StepWaiting("chatbot", "swap-settings", StepVerb.Verify, Noon, "not readable yet", null, null)] = "swap-settings of chatbot waits until 2026-11-23 12:00:00Z: not readable yet.",
        [new StepDone("chatbot", "swap-settings", [])] = "swap-settings of chatbot is done and verified.",
        [new StepFailed("chatbot", "swap-settings", Failure)] = "swap-settings of chatbot failed (RequestConflict): A slot swap is pending.",
        [new GateOpened("chatbot", "swap-settings", Card, Noon)] = "2 of change-board asked before swap-settings of chatbot, until 2026-11-23 12:00:00Z.",
        [new GateDecided("chatbot", "swap-settings", true, "Ben", "looks right!", "")] = "Ben approved swap-settings of chatbot: looks right!",
        [new GateDecided("chatbot", "swap-settings", false, "Ben", null, "")] = "Ben declined swap-settings of chatbot.",
        [new GateVoided("chatbot", "swap-settings", "The plan changed.")] = "The approvals before swap-settings of chatbot are void: The plan changed.",
        [new GateExpired("chatbot", "swap-settings")] = "The gate before swap-settings of chatbot expired: not enough people had decided.",
        [new RunPaused("a look first", "Otto")] = "Paused by Otto: a look first.",
        [new RunResumed("Otto")] = "Otto resumed the run.",
        [new RunRetried("Otto")] = "Otto had everything that waits look again at once.",
        [new RollbackStarted("it was not meant", "Otto")] = "The run goes back, by Otto: it was not meant.",
        [new UndoStarted("chatbot", "swap-settings")] = "swap-settings of chatbot is being undone.",
        [new UndoFinished("chatbot", "swap-settings", [])] = "swap-settings of chatbot put back what was there; it is not verified yet.",
        [new StepUndone("chatbot", "swap-settings", [])] = "swap-settings of chatbot is undone and verified.",
        [new UndoFailed("chatbot", "swap-settings", Failure, [])] = "The undo of swap-settings of chatbot failed (RequestConflict): A slot swap is pending.",
        [new EscrowReleased(["a", "b"])] = "2 secrets in escrow deleted, because nothing needs them any more.",
        [new EscrowWaiting(Noon, Failure)] = "Deleting the secrets in escrow is tried again at 2026-11-23 12:00:00Z: A slot swap is pending.",
        [new EscrowKept(Failure, [])] = "The secrets in escrow could not be deleted and are left to be deleted by hand: A slot swap is pending.",
        [new RunEnded(RunState.Succeeded)] = "The run ended Succeeded.",
        [new RunEnded(RunState.Cancelled, "not needed", "Otto")] = "The run ended Cancelled, by Otto: not needed.",
    };

    [Fact]
    public void Each_event_is_a_sentence() =>
        Assert.All(Sentences, pair => Assert.Equal(pair.Value, EventSentence.Of(pair.Key)));

    [Fact]
    public void Every_kind_of_event_is_among_them() =>
        Assert.Equal(
            typeof(RunEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType.Name).Order(),
            Sentences.Keys.Select(happened => happened.GetType().Name).Distinct().Order());
}
