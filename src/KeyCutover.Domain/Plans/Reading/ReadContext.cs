namespace KeyCutover.Domain.Plans.Reading;

/// <summary>What one reading of one file collects.</summary>
internal sealed class ReadContext(string file)
{
    private readonly List<PlanProblem> problems = [];
    private readonly Dictionary<(string Kind, string Value), Place> uses = [];
    private readonly List<ReadValue> values = [];

    /// <summary>In file order; problems of one place in the order of the plan's keys.</summary>
    public IReadOnlyList<PlanProblem> Problems => [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    /// <summary>Every single value that was read, also those in sections that have problems elsewhere.</summary>
    public IReadOnlyList<ReadValue> Values => values;

    public void Report(Place place, string code, string message, string fix) =>
        problems.Add(new PlanProblem(file, place.Line, place.Column, code, message, fix));

    public void Keep(string path, Place place, object value) => values.Add(new ReadValue(path, place, value));

    /// <summary>Reports the second use of what may be used once in a plan, whatever its letter case.</summary>
    public void UseOnce(string kind, string value, Place place, string fix)
    {
        if (uses.TryGetValue((kind, value.ToUpperInvariant()), out var first))
            Report(place, ProblemCodes.UsedTwice, $"The {kind} {Shown.Quoted(value)} is used twice, first on line {first.Line}.", fix);
        else
            uses.Add((kind, value.ToUpperInvariant()), place);
    }

    public sealed record ReadValue(string Path, Place Place, object Value);
}
