using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Worker.Tests.Notifications;

/// <summary>A run's journal, written entry by entry as the engine would, without anything being done.</summary>
internal sealed class ToldRun(string id = "run-1")
{
    public const string Track = "claims-chatbot";
    public const string Step = "swap-settings";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<JournalEntry> entries = [];

    public IReadOnlyList<JournalEntry> Entries => entries;

    public RunView View { get; private set; } = null!;

    /// <summary>A run that is under way, its first gate open.</summary>
    public static ToldRun AtAGate(string id = "run-1") => new ToldRun(id).Begin().Say(Gate());

    public static GateOpened Gate() => new(Track, Step, new ApprovalCard
    {
        Plan = "claims", PlanHash = "hash", ChangeTicket = "CHG1", Track = Track, Step = Step, Changes = [], Reversibility = "undone by restoring",
        Approvers = [new GroupQuota("change-board", 2)],
    }, Start.AddDays(1));

    public static GateDecided Decision(bool approved = true) => new(Track, Step, approved, "Ben Okafor", "the password is hunter2", "digest") { ById = "ben", Groups = ["change-board"] };

    public ToldRun Begin()
    {
        var tracks = new[] { new TrackLayout("preflight", TrackKind.Preflight, ["preflight"]), new TrackLayout(Track, TrackKind.Caller, [Step]) };
        Say(new RunSubmitted("claims.yaml", "text", "hash", "claims", "/subscriptions/s/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/pinegate", "CHG1", "Erin Lindqvist", null, tracks));
        return Say(new RunStarted())
            .Say(new StepInspected("preflight", "preflight", System.Text.Json.JsonSerializer.SerializeToElement("before"), []))
            .Say(new ApplyStarted("preflight", "preflight")).Say(new ApplyFinished("preflight", "preflight", [])).Say(new StepDone("preflight", "preflight", []));
    }

    public ToldRun Say(RunEvent happened)
    {
        entries.Add(JournalEntry.Next(id, entries.LastOrDefault(), Start.AddSeconds(entries.Count), happened));
        View = JournalReplay.Apply(entries.Count == 1 ? null : View, entries[^1]);
        return this;
    }

    /// <summary>Fails the gated step and goes back until its undo fails.</summary>
    public ToldRun GetStuck() => Say(Decision()).Say(Decision() with { By = "Bea Novak", ById = "bea" })
        .Say(new StepInspected(Track, Step, System.Text.Json.JsonSerializer.SerializeToElement("before"), [])).Say(new ApplyStarted(Track, Step))
        .Say(new RollbackStarted("swap-settings of claims-chatbot failed: App Service answered 409.", Actor.KeyCutover.Name))
        .Say(new UndoStarted(Track, Step)).Say(new UndoFailed(Track, Step, new StepFailure(FailureKind.Forbidden, "AuthorizationFailed", "The executor may not write settings."), ["az webapp ..."]));
}
