using KeyCutover.Domain.Plans;

namespace KeyCutover.Verbs;

/// <summary>A plan as the verbs take it from a file.</summary>
internal static class PlanFile
{
    /// <summary>Reads a plan that is in order.</summary>
    /// <exception cref="Refusal">It is not; the message has one line for each problem.</exception>
    public static async Task<PlanReadResult> ReadAsync(string path, CancellationToken cancellation)
    {
        var result = await PlanReader.ReadFileAsync(path, cancellation);
        return result.Plan is not null ? result : throw new Refusal(string.Join(Environment.NewLine, result.Problems));
    }
}
