using System.CommandLine;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;

namespace KeyCutover.Verbs;

/// <summary>The run that a verb is about: named, or the only one that fits.</summary>
internal static class RunArgument
{
    public static Argument<string?> Create() => new("RUN") { Description = "The run's id; may be left out when only one run fits.", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Whether a run has not come to its end.</summary>
    public static bool IsUnfinished(RunDocument run) => !RunLifecycle.IsEnd(run.State);

    /// <summary>The run that is meant; <paramref name="what"/> says what those that fit are, for people.</summary>
    /// <exception cref="Refusal">There is no such run, none that fits, or several.</exception>
    public static async Task<RunDocument> FindAsync(string? named, IRunSource source, Func<RunDocument, bool> fits, string what, CancellationToken cancellation)
    {
        if (named is not null) return await source.ReadAsync(named, cancellation);
        var fitting = (await source.ListAsync(new RunFilter(), int.MaxValue, cancellation)).Where(fits).ToList();
        return fitting.Count switch
        {
            1 => fitting[0],
            0 => throw new Refusal($"There is no {what} {source.Where}."),
            _ => throw new Refusal($"There is more than one {what} {source.Where}; name one of: {string.Join(", ", fitting.Select(run => run.RunId))}."),
        };
    }
}
