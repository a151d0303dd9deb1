using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;

namespace KeyCutover.Verbs;

/// <summary>Where runs are looked at: a state directory on this machine, or the service. Both give the same documents.</summary>
internal interface IRunSource : IAsyncDisposable
{
    /// <summary>Where that is, as commands name it.</summary>
    RunPlace Place { get; }

    /// <summary>Where that is, for people: <c>in this state directory</c>.</summary>
    string Where { get; }

    /// <summary>Runs that fit, newest first.</summary>
    Task<IReadOnlyList<RunDocument>> ListAsync(RunFilter filter, int limit, CancellationToken cancellation);

    /// <summary>The run of that id.</summary>
    /// <exception cref="Refusal">There is none.</exception>
    Task<RunDocument> ReadAsync(string runId, CancellationToken cancellation);

    /// <summary>What a run waits for, who can clear it, and how reversible it is now.</summary>
    Task<ExplanationDocument> ExplainAsync(string runId, CancellationToken cancellation);
}
