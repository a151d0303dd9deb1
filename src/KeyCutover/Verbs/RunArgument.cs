using System.CommandLine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Verbs;

/// <summary>The run that a verb is about: named, or the only one that fits.</summary>
internal static class RunArgument
{
    public static Argument<string?> Create() => new("RUN") { Description = "The run's id; may be left out when only one run fits.", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>The id of the run that is meant.</summary>
    /// <exception cref="Refusal">There is no such run, none that fits, or several.</exception>
    public static async Task<string> FindAsync(string? named, ICutoverJournal journal, Func<RunView, bool> fits, string adjective, CancellationToken cancellation)
    {
        var ids = await journal.ListRunsAsync(cancellation);
        if (named is not null)
            return ids.Contains(named, StringComparer.Ordinal) ? named : throw new Refusal($"There is no run '{named}' in this state directory. 'keycutover run list' shows those there are.");

        var fitting = new List<string>();
        foreach (var id in ids)
            if (fits(JournalReplay.Fold(await journal.ReadAsync(id, cancellation))))
                fitting.Add(id);
        return fitting.Count switch
        {
            1 => fitting[0],
            0 => throw new Refusal($"There is no {adjective}run in this state directory."),
            _ => throw new Refusal($"There are several {adjective}runs; name one of: {string.Join(", ", fitting)}."),
        };
    }
}
