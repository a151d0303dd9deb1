using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Secrets;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.Vault;
using KeyCutover.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Contracts.Tests.Steps;

/// <summary>Calls a step's verbs once more on the before-image that its run recorded, as another worker could after a crash.</summary>
internal sealed class StepRepetition(Journey journey, Journey.Worker worker, RunView run, StepView step)
{
    /// <summary>Calls a verb until it no longer asks to wait.</summary>
    public async Task<StepOutcome> CallAsync(StepVerb verb, CancellationToken cancellation)
    {
        var plan = PlanOf();
        var bound = worker.Catalog.Bind(step.Name, plan, plan.Callers.FirstOrDefault(caller => caller.Name == step.Track));
        var clock = journey.Sandbox.Clock;
        var began = clock.GetUtcNow();
        StepOutcome.WaitOutcome? wait = null;
        while (true)
        {
            var now = clock.GetUtcNow();
            var outcome = await bound.CallAsync(verb, step.Before!.Value, new StepContext
            {
                RunId = run.RunId, Track = step.Track, Step = step.Name, Now = now, StartedAt = step.AppliedAt ?? began, PhaseStartedAt = began,
                Progress = wait?.Progress, Cancellation = cancellation, Opener = OpenAsync,
                BeforeImageOf = name => run.Step(step.Track, name).Before,
            });
            if (outcome is not StepOutcome.WaitOutcome next) return outcome;
            wait = next;
            if (next.Due > now) await Task.Delay(next.Due - now, clock, cancellation);
        }
    }

    private async Task<SecretValue> OpenAsync(SecretValue secret, CancellationToken cancellation) =>
        secret.IsHeld ? secret : await worker.Services.GetRequiredService<ISecretVault>().OpenAsync(secret.Escrow!, cancellation);

    private CutoverPlan PlanOf() => SubmittedPlan.Read(run.Submitted, worker.Catalog);
}
