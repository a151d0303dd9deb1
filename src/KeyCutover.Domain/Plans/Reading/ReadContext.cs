namespace KeyCutover.Domain.Plans.Reading;

/// <summary>What one reading of one file collects.</summary>
internal sealed class ReadContext(string file)
{
    private readonly List<PlanProblem> problems = [];
    private readonly Dictionary<(string Kind, string Value), Place> uses = [];
    private readonly List<ResourceMention> resources = [];

    /// <summary>In file order; problems of one place in the order of the plan's keys.</summary>
    public IReadOnlyList<PlanProblem> Problems => [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    /// <summary>Every resource id that was read, for the check against the pinned subscription.</summary>
    public IReadOnlyList<ResourceMention> Resources => resources;

    public void Report(Place place, string code, string message, string fix) =>
        problems.Add(new PlanProblem(file, place.Line, place.Column, code, message, fix));

    public void Mention(Place place, string path, AzureResourceId id) => resources.Add(new ResourceMention(place, path, id));

    /// <summary>Reports the second use of what may be used once in a plan, whatever its letter case.</summary>
    public void UseOnce(string kind, string value, Place place, string fix)
    {
        if (uses.TryGetValue((kind, value.ToUpperInvariant()), out var first))
            Report(place, ProblemCodes.UsedTwice, $"The {kind} {Shown.Quoted(value)} is used twice, first on line {first.Line}.", fix);
        else
            uses.Add((kind, value.ToUpperInvariant()), place);
    }

    public sealed record ResourceMention(Place Place, string Path, AzureResourceId Id);
}
