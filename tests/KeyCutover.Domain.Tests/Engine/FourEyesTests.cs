using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Domain.Tests.Engine;

/// <summary>Who may decide, and what their decisions come to.</summary>
public sealed class FourEyesTests
{
    private static readonly Person Erin = Member("erin", "change-board");
    private static readonly Person Ben = Member("ben", "change-board");
    private static readonly Person Sam = Member("sam", "security");

    public static TheoryData<string, string> Refused => new()
    {
        { "submitter", "submitted this plan" },
        { "starter", "started, resumed or retried" },
        { "resumer", "started, resumed or retried" },
        { "application", "An application never decides" },
        { "without-role", "does not have the role Gate.Approve" },
        { "stranger", "is in none of the groups" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task Somebody_with_a_hand_in_the_run_or_without_standing_does_not_decide(string who, string reason)
    {
        var (toy, runId) = await AtGateAsync();
        var resumer = Member("resumer", "change-board");
        await toy.Engine.Verbs.PauseAsync(runId, resumer.AsActor, null, null, ToyRun.Cancellation);
        await toy.Engine.Verbs.ResumeAsync(runId, resumer.AsActor, null, ToyRun.Cancellation);
        var person = who switch
        {
            "submitter" => Erin,
            "starter" => Member("starter", "change-board"),
            "resumer" => resumer,
            "application" => Ben with { IsServicePrincipal = true },
            "without-role" => Ben with { Roles = [AppRoles.RunOperate] },
            _ => Member("stranger", "finance"),
        };

        var refused = await Assert.ThrowsAsync<NotAllowedToDecideException>(() => DecideAsync(toy, runId, person, true));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Empty((await toy.Engine.FindAsync(runId, ToyRun.Cancellation))!.Step("app", "first").Gate!.Decisions);
    }

    [Fact]
    public async Task Every_group_has_to_approve_and_one_person_counts_once()
    {
        var (toy, runId) = await AtGateAsync();
        await DecideAsync(toy, runId, Ben, true);
        var twice = await DecideAsync(toy, runId, Ben, true);
        Assert.Equal(RunState.AwaitingApproval, twice.State);
        Assert.Single(twice.Step("app", "first").Gate!.Decisions);
        Assert.Equal("security", Assert.Single(twice.Step("app", "first").Gate!.Missing).Group);

        var cleared = await DecideAsync(toy, runId, Sam, true);
        Assert.Equal((RunState.Running, GateOutcome.Approved), (cleared.State, cleared.Step("app", "first").Gate!.Outcome));
        Assert.Equal(RunState.Succeeded, (await toy.DriveAsync(runId)).State);
    }

    [Fact]
    public async Task One_decline_settles_it_whoever_approved_before()
    {
        var (toy, runId) = await AtGateAsync();
        await DecideAsync(toy, runId, Ben, true);
        await DecideAsync(toy, runId, Sam, false);

        var run = await toy.DriveAsync(runId);
        Assert.Equal(RunState.Declined, run.State);
        Assert.Equal("sam declined first of app.", run.Reason);
    }

    [Fact]
    public async Task A_void_approval_says_what_changed_and_who_had_approved()
    {
        var (toy, runId) = await AtGateAsync();
        await DecideAsync(toy, runId, Ben, true);
        await DecideAsync(toy, runId, Sam, true);
        toy.World.Values["first"] = 99;
        var run = await toy.DriveAsync(runId);

        var voided = Assert.Single(run.Step("app", "first").VoidedGates);
        Assert.Equal(new CardDifference("value of first", "absent -> 1", "99 -> 1"), Assert.Single(voided.Differences));
        Assert.Equal(["ben", "sam"], voided.Decisions.Select(decision => decision.By));
        Assert.Empty(run.OpenGates.Single().Gate!.Decisions);
    }

    private static Person Member(string name, string group) => new(name + "-id", name, [AppRoles.GateApprove], [group], false);

    private static async Task<(ToyRun Toy, string RunId)> AtGateAsync()
    {
        var toy = new ToyRun("gates: [{ before: first, approvers: [change-board, security] }]");
        var runId = await toy.Submission.SubmitAsync("plan-1", "toy.yaml", toy.Read, Erin.AsActor, new Actor("starter", "starter-id"), null, ToyRun.Cancellation);
        await toy.DriveAsync(runId);
        return (toy, runId);
    }

    private static async Task<RunView> DecideAsync(ToyRun toy, string runId, Person person, bool approved)
    {
        var run = (await toy.Engine.FindAsync(runId, ToyRun.Cancellation))!;
        return await toy.Engine.Verbs.DecideAsync(runId, "app", "first", GateAnswer.Of(person, approved, run.Step("app", "first").Gate!.Card.Digest(), null), ToyRun.Cancellation);
    }
}
