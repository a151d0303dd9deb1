using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Desk;
using Microsoft.Net.Http.Headers;

namespace KeyCutover.Worker.Api;

/// <summary>The ETag of a run: the sequence of its last entry, in quotes.</summary>
internal static class EntityTag
{
    public static string Of(RunView run) => $"\"{run.LastEntry.Sequence}\"";

    /// <summary>The sequence that a request with If-Match expects; null when it expects none, -1 when no run can have that tag.</summary>
    /// <exception cref="DeskRefusedException">It is no entity tag, or several.</exception>
    public static long? Expected(string? ifMatch)
    {
        if (ifMatch is null or "*") return null;
        if (!EntityTagHeaderValue.TryParse(ifMatch, out var tag))
            throw new DeskRefusedException(DeskRefusalKind.Invalid, "If-Match has to be one entity tag as the run's ETag gives it, such as \"42\", or *.");
        return !tag.IsWeak && long.TryParse(tag.Tag.AsSpan().Trim('"'), out var sequence) ? sequence : -1;
    }

    /// <summary>Whether whoever asks has the run as it is.</summary>
    public static bool IsKnown(string? ifNoneMatch, RunView run) =>
        ifNoneMatch is not null && EntityTagHeaderValue.TryParseList([ifNoneMatch], out var tags) && tags.Any(tag => tag.Compare(new EntityTagHeaderValue(Of(run)), useStrongComparison: false));
}
