using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Notifications;

namespace KeyCutover.Worker.Tests.Notifications;

public sealed class RunNotificationsTests
{
    [Fact]
    public void A_gate_that_opens_is_told_with_who_is_asked_and_until_when()
    {
        var told = Assert.Single(Told(ToldRun.AtAGate()));

        Assert.Equal(("gate-opened", "run-1/7", "runs/run-1/gates/claims-chatbot/swap-settings"), (told.Event, told.Id, told.Page));
        Assert.Equal(["2 of change-board"], told.Data.Approvers!);
        Assert.Equal((ToldRun.Start.AddDays(1), RunState.AwaitingApproval), (told.Data.Expires, told.Data.State));
    }

    [Fact]
    public void A_decision_is_told_with_what_is_still_missing_and_without_what_was_typed()
    {
        var told = Told(ToldRun.AtAGate().Say(ToldRun.Decision())).Last();

        Assert.Equal(("gate-decided", true, "Ben Okafor", "Ben Okafor approved swap-settings of claims-chatbot."), (told.Event, told.Data.Approved, told.Data.By, told.Data.Summary));
        Assert.EndsWith("change-board", Assert.Single(told.Data.Missing!));
        Assert.DoesNotContain("hunter2", MessageBody.Write(told, ReceiverFormat.CloudEvents, new Uri("https://keycutover.example/")));
    }

    [Fact]
    public void A_failure_and_an_undo_that_fails_are_told_with_the_reason()
    {
        var told = Told(ToldRun.AtAGate().GetStuck()).ToList();

        Assert.Equal(["gate-opened", "gate-decided", "gate-decided", "run-failed", "run-stuck"], told.Select(one => one.Event));
        Assert.Equal("swap-settings of claims-chatbot failed: App Service answered 409.", told[3].Data.Reason);
        Assert.Equal(("The executor may not write settings.", RunState.Stuck, "swap-settings"), (told[4].Data.Reason, told[4].Data.State, told[4].Data.Step));
    }

    [Fact]
    public void A_pause_is_a_failure_only_when_nobody_asked_for_it()
    {
        Assert.Equal("run-failed", Told(ToldRun.AtAGate().Say(new RunPaused("a step holds", Actor.KeyCutover.Name))).Last().Event);
        Assert.Equal("gate-opened", Told(ToldRun.AtAGate().Say(new RunPaused("lunch", "Otto Brandt", "otto"))).Last().Event);
    }

    [Fact]
    public void An_end_is_told_with_how_it_ended()
    {
        var told = Told(ToldRun.AtAGate().Say(new RunEnded(RunState.Declined, "Ben Okafor declined swap-settings of claims-chatbot."))).Last();

        Assert.Equal(("run-finished", RunState.Declined, "The run was declined before anything was changed."), (told.Event, told.Data.State, told.Data.Summary));
    }

    private static IEnumerable<RunNotification> Told(ToldRun run)
    {
        RunView? view = null;
        foreach (var entry in run.Entries)
        {
            view = JournalReplay.Apply(view, entry);
            if (RunNotifications.Of(entry, view) is { } notification) yield return notification;
        }
    }
}
