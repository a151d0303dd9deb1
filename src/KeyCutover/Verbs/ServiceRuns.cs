using KeyCutover.Remote;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;

namespace KeyCutover.Verbs;

/// <summary>The runs of the service.</summary>
internal sealed class ServiceRuns(ServiceClient service) : IRunSource
{
    public RunPlace Place => RunPlace.Of(service.Target);

    public string Where => $"at {service.Target}";

    public Task<IReadOnlyList<RunDocument>> ListAsync(RunFilter filter, int limit, CancellationToken cancellation) => service.RunsAsync(filter, limit, cancellation);

    public Task<RunDocument> ReadAsync(string runId, CancellationToken cancellation) => service.RunAsync(runId, cancellation);

    public Task<ExplanationDocument> ExplainAsync(string runId, CancellationToken cancellation) => service.ExplainAsync(runId, cancellation);

    public ValueTask DisposeAsync()
    {
        service.Dispose();
        return ValueTask.CompletedTask;
    }
}
