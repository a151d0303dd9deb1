using System.Text;
using KeyCutover.Domain.Plans.Reading;
using KeyCutover.Domain.Plans.Sections;

namespace KeyCutover.Domain.Plans;

/// <summary>Reads plan files, strictly: either a plan that can be relied on, or every problem at once.</summary>
public static class PlanReader
{
    /// <summary>Reads the file at <paramref name="path"/>; a file that cannot be read is a problem too, never an exception.</summary>
    public static Task<PlanReadResult> ReadFileAsync(string path, CancellationToken cancellation) =>
        ReadFileAsync(path, GateableSteps.Default, cancellation);

    /// <summary>Reads the file at <paramref name="path"/>, whose gates may stand before <paramref name="steps"/>.</summary>
    public static async Task<PlanReadResult> ReadFileAsync(string path, IReadOnlyCollection<string> steps, CancellationToken cancellation) =>
        Read(await PlanSource.OpenAsync(path, cancellation), steps);

    /// <summary>Reads a plan from <paramref name="content"/>; problems call it <paramref name="file"/>.</summary>
    public static PlanReadResult Read(string file, Stream content) => Read(file, content, GateableSteps.Default);

    /// <summary>Reads a plan from <paramref name="content"/>, whose gates may stand before <paramref name="steps"/>.</summary>
    public static PlanReadResult Read(string file, Stream content, IReadOnlyCollection<string> steps) =>
        Read(PlanSource.From(file, content), steps);

    /// <summary>Reads a plan from its text; problems call it <paramref name="file"/>.</summary>
    public static PlanReadResult Read(string file, string text) => Read(file, text, GateableSteps.Default);

    /// <summary>Reads a plan from its text, whose gates may stand before <paramref name="steps"/>.</summary>
    public static PlanReadResult Read(string file, string text, IReadOnlyCollection<string> steps)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Read(file, content, steps);
    }

    private static PlanReadResult Read(PlanSource source, IReadOnlyCollection<string> steps)
    {
        var context = new ReadContext(source.File);
        CutoverPlan? plan = null;
        if (source.Refusal is { } refusal)
            context.Report(Place.Start, refusal.Code, refusal.Message, refusal.Fix);
        else if (YamlTree.Read(source.Text, context) is { } root)
            PlanSection.For(steps).TryRead(root, "", context, out plan);

        var problems = context.Problems;
        return new PlanReadResult(problems.Count == 0 ? plan : null, problems, source.Text, source.Hash);
    }
}
