using KeyCutover.Sandbox;

namespace KeyCutover.Contracts.Tests.Steps;

/// <summary>A request that changes something in Azure.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path.</param>
/// <param name="Ordinal">How many requests of that method came before it in the run.</param>
internal sealed record MutatingRequest(string Method, string Path, int Ordinal)
{
    /// <summary>Azure reads with POST, too, so that one does not count.</summary>
    public static readonly IReadOnlyList<string> Changing = ["PUT", "PATCH", "DELETE"];

    /// <summary>Those among a run's requests that came since <paramref name="begun"/> and were not refused.</summary>
    public static IReadOnlyList<MutatingRequest> Among(IEnumerable<SandboxRequest> requests, DateTimeOffset begun) =>
    [
        .. from method in requests.GroupBy(request => request.Method)
           where Changing.Contains(method.Key)
           from numbered in method.OrderBy(request => request.Sequence).Select((request, ordinal) => (request, ordinal))
           where numbered.request.Time >= begun && numbered.request.Status < 400
           orderby numbered.request.Sequence
           select new MutatingRequest(method.Key, numbered.request.Path, numbered.ordinal),
    ];
}
