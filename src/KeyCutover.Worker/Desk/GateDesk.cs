using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Worker.Desk;

/// <summary>What people do at gates. Every refusal is recorded.</summary>
internal sealed class GateDesk(RunBoard board, RunEngine engine, Permissions permissions)
{
    /// <summary>The gates that are open, the one that has waited longest first.</summary>
    public IReadOnlyList<OpenGate> Inbox(Person person) =>
    [
        .. board.All.Where(IsAsking).SelectMany(run => run.OpenGates.Select(step => Of(run, step, person))).OrderBy(gate => gate.Step.Gate!.OpenedAt),
    ];

    /// <summary>The gate before a step, open or settled.</summary>
    /// <exception cref="DeskRefusedException">There is none.</exception>
    public OpenGate Find(Person person, string runId, string track, string step)
    {
        var run = board.Find(runId);
        var gated = run?.Steps.FirstOrDefault(candidate => candidate.Track == track && candidate.Name == step && candidate.Gate is not null);
        return gated is null ? throw new DeskRefusedException(DeskRefusalKind.NotFound, $"There is no gate before {step} of {track} in run '{runId}'.") : Of(run!, gated, person);
    }

    /// <summary>Records a decision.</summary>
    /// <param name="person">Who decides.</param>
    /// <param name="runId">The run.</param>
    /// <param name="track">The gated step's track.</param>
    /// <param name="step">The gated step.</param>
    /// <param name="approved">Whether it may go on.</param>
    /// <param name="digest">The digest of the card that they saw.</param>
    /// <param name="comment">What they say; null when nothing.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="DeskRefusedException">They may not, the gate is not open, or the card is not the one they saw.</exception>
    public async Task<OpenGate> DecideAsync(
        Person person, string runId, string track, string step, bool approved, string digest, string? comment, CancellationToken cancellation)
    {
        var (what, target) = (approved ? "gate approve" : "gate decline", $"{runId}/{track}/{step}");
        await permissions.DemandAsync(person, what, target, cancellation, AppRoles.GateApprove);
        Find(person, runId, track, step);
        try
        {
            var run = await engine.Verbs.DecideAsync(runId, track, step, GateAnswer.Of(person, approved, digest, comment), cancellation);
            return Of(run, run.Step(track, step), person);
        }
        catch (NotAllowedToDecideException refused)
        {
            throw await permissions.RefuseAsync(DeskRefusalKind.NotPermitted, person, what, target, refused.Message, cancellation);
        }
        catch (RunVerbRefusedException refused)
        {
            throw await permissions.RefuseAsync(DeskRefusalKind.NotLegal, person, what, target, refused.Message, cancellation);
        }
    }

    private static bool IsAsking(RunView run) => run.State is RunState.Running or RunState.AwaitingApproval or RunState.Paused;

    private static OpenGate Of(RunView run, StepView step, Person person) =>
        new(run, step, IsAsking(run) && step.Gate!.Outcome is null ? FourEyes.Refusal(run, step.Gate, person) : "Nobody is asked any more.");
}

/// <summary>A gate as a person sees it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Step">The gated step; it has a gate.</param>
/// <param name="Refusal">Why this person may not decide; null when they may.</param>
public sealed record OpenGate(RunView Run, StepView Step, string? Refusal);
