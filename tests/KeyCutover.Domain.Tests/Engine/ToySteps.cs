using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Tests.Engine;

/// <summary>What the toy steps change, and how they are told to misbehave.</summary>
public sealed class ToyWorld
{
    /// <summary>The value that each step sets, by its name.</summary>
    public Dictionary<string, int> Values { get; } = [];

    /// <summary>What a verb of a step does in place of its own work; returns null to go on with that.</summary>
    public Dictionary<string, Func<StepContext, StepOutcome?>> Instead { get; } = [];

    /// <summary>What Apply of a step, by track and name, waits for before it acts.</summary>
    public Dictionary<string, TaskCompletionSource> Hold { get; } = [];

    /// <summary>What the vault throws when it is asked for the run's secrets, one for each time; then it answers.</summary>
    public Queue<Exception> VaultFailures { get; } = [];

    /// <summary>Every call of a verb, in order.</summary>
    public List<string> Calls { get; } = [];
}

/// <summary>A failure as an Azure client would throw it.</summary>
public sealed class ToyException(FailureKind kind) : Exception("the toy refused")
{
    public FailureKind Kind { get; } = kind;
}

public sealed class ToyClassifier : IFailureClassifier
{
    public StepFailure? Classify(Exception exception) => exception is ToyException toy ? new StepFailure(toy.Kind, "toy", toy.Message) : null;
}

public sealed record ToyInput(string Name);

public sealed record ToyBefore(int? Value);

/// <summary>A step that sets one value to 1.</summary>
public abstract class ToyStep(ToyWorld world, string name) : CutoverStep<ToyInput, ToyBefore>
{
    public override ToyInput Bind(CutoverPlan plan, CallerPlan? caller) => new(name);

    public override Task<ToyBefore> InspectAsync(ToyInput input, StepContext context)
    {
        Call("inspect", context);
        return Task.FromResult(new ToyBefore(world.Values.TryGetValue(name, out var value) ? value : null));
    }

    public override IReadOnlyList<PropertyChange> Preview(ToyInput input, ToyBefore now) => [new(name, "value", now.Value?.ToString(), "1")];

    public override async Task<StepOutcome> ApplyAsync(ToyInput input, ToyBefore before, StepContext context)
    {
        if (world.Hold.TryGetValue($"{context.Track}/{name}", out var hold)) await hold.Task;
        return Call("apply", context) ?? Set(1);
    }

    public override Task<StepOutcome> VerifyAsync(ToyInput input, ToyBefore before, StepContext context) =>
        Task.FromResult(Call("verify", context) ?? StepOutcome.Done(new Evidence("value", $"{world.Values[name]}")));

    public override Task<StepOutcome> UndoAsync(ToyInput input, ToyBefore before, StepContext context)
    {
        if (Call("undo", context) is { } outcome) return Task.FromResult(outcome);
        if (before.Value is { } value) return Task.FromResult(Set(value));
        world.Values.Remove(name);
        return Task.FromResult(StepOutcome.Done());
    }

    public override Task<StepOutcome> VerifyUndoAsync(ToyInput input, ToyBefore before, StepContext context) =>
        Task.FromResult(Call("verify-undo", context) ?? StepOutcome.Done());

    public override IReadOnlyList<string> ManualUndo(ToyInput input, ToyBefore before) => [$"az toy undo --name {name}"];

    public override TimeSpan? Deadline(ToyInput input) => TimeSpan.FromMinutes(10);

    private StepOutcome Set(int value)
    {
        world.Values[name] = value;
        return StepOutcome.Done();
    }

    private StepOutcome? Call(string verb, StepContext context)
    {
        world.Calls.Add($"{name}.{verb}");
        return world.Instead.TryGetValue($"{name}.{verb}", out var instead) ? instead(context) : null;
    }
}

[Step("check", TrackKind.Preflight, 10)]
public sealed class CheckStep(ToyWorld world) : ToyStep(world, "check");

[Step("first", TrackKind.Caller, 10)]
public sealed class FirstStep(ToyWorld world) : ToyStep(world, "first");

[Step("second", TrackKind.Caller, 20)]
public sealed class SecondStep(ToyWorld world) : ToyStep(world, "second");

[Step("last", TrackKind.Account, 10)]
public sealed class LastStep(ToyWorld world) : ToyStep(world, "last");
