using System.Text;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;

namespace KeyCutover.Remote;

/// <summary>The service's API, as the verbs use it.</summary>
internal sealed class ServiceClient(ServiceConnection connection) : IDisposable
{
    // The longest page that the service gives.
    private const int PageSize = 200;

    /// <summary>The service.</summary>
    public RemoteTarget Target => connection.Target;

    /// <summary>Who is signed in.</summary>
    public Task<MeDocument> MeAsync(CancellationToken cancellation) => connection.GetAsync<MeDocument>("me", cancellation);

    /// <summary>Plans, newest first.</summary>
    public Task<IReadOnlyList<PlanDocument>> PlansAsync(int limit, CancellationToken cancellation) => ListAsync<PlanDocument>("plans", "", limit, cancellation);

    /// <summary>A plan with its text.</summary>
    public Task<PlanDocument> PlanAsync(string planId, CancellationToken cancellation) => connection.GetAsync<PlanDocument>($"plans/{Part(planId)}", cancellation);

    /// <summary>What a plan would change now.</summary>
    public Task<PreviewDocument> PreviewAsync(string planId, CancellationToken cancellation) =>
        connection.PostAsync<PreviewDocument>($"plans/{Part(planId)}/preview", new { }, null, cancellation);

    /// <summary>Submits a plan.</summary>
    public Task<PlanDocument> SubmitAsync(string file, string text, string idempotencyKey, CancellationToken cancellation) =>
        connection.PostAsync<PlanDocument>("plans", new SubmitPlanRequest(file, text), idempotencyKey, cancellation);

    /// <summary>Starts a run.</summary>
    public Task<RunDocument> StartAsync(string planId, string idempotencyKey, CancellationToken cancellation) =>
        connection.PostAsync<RunDocument>("runs", new StartRunRequest(planId), idempotencyKey, cancellation);

    /// <summary>Runs that fit, newest first.</summary>
    public Task<IReadOnlyList<RunDocument>> RunsAsync(RunFilter filter, int limit, CancellationToken cancellation)
    {
        var terms = new[] { ("state", filter.State?.ToString()), ("plan", filter.Plan), ("account", filter.Account), ("submittedBy", filter.SubmittedBy) };
        return ListAsync<RunDocument>("runs", string.Concat(terms.Where(term => term.Item2 is not null).Select(term => $"&{term.Item1}={Part(term.Item2!)}")), limit, cancellation);
    }

    /// <summary>A run.</summary>
    public Task<RunDocument> RunAsync(string runId, CancellationToken cancellation) => connection.GetAsync<RunDocument>($"runs/{Part(runId)}", cancellation);

    /// <summary>What a run waits for.</summary>
    public Task<ExplanationDocument> ExplainAsync(string runId, CancellationToken cancellation) =>
        connection.GetAsync<ExplanationDocument>($"runs/{Part(runId)}/explanation", cancellation);

    /// <summary>Does something to a run.</summary>
    public Task<RunDocument> DoAsync(string runId, RunVerb verb, string? reason, CancellationToken cancellation) =>
        connection.PostAsync<RunDocument>($"runs/{Part(runId)}/{verb.ToString().ToLowerInvariant()}", new RunVerbRequest(reason), null, cancellation);

    /// <summary>A run's journal, what is still to come included.</summary>
    public RunEvents Events(string runId) => new(connection, $"runs/{Part(runId)}/events");

    /// <summary>The open gates, the one that has waited longest first.</summary>
    public async Task<IReadOnlyList<GateDocument>> GatesAsync(CancellationToken cancellation) => (await connection.GetAsync<Page<GateDocument>>("gates", cancellation)).Items;

    /// <summary>A gate.</summary>
    public Task<GateDocument> GateAsync(string runId, string track, string step, CancellationToken cancellation) =>
        connection.GetAsync<GateDocument>(PathOf(runId, track, step), cancellation);

    /// <summary>Decides at a gate, on the card of that digest.</summary>
    public Task<GateDocument> DecideAsync(GateDocument gate, bool approve, string? comment, CancellationToken cancellation) =>
        connection.PostAsync<GateDocument>($"{PathOf(gate.RunId, gate.Track, gate.Step)}/{(approve ? "approve" : "decline")}", new DecisionRequest(gate.Digest, comment), null, cancellation);

    /// <summary>Writes a run's evidence archive.</summary>
    public Task CopyEvidenceAsync(string runId, Stream file, CancellationToken cancellation) => connection.CopyAsync($"runs/{Part(runId)}/evidence", file, cancellation);

    /// <summary>The public key of what the service signs, as PEM.</summary>
    public async Task<string> EvidenceKeyAsync(CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        await connection.CopyAsync("evidence/key", text, cancellation);
        return Encoding.ASCII.GetString(text.ToArray());
    }

    /// <inheritdoc />
    public void Dispose() => connection.Dispose();

    private async Task<IReadOnlyList<T>> ListAsync<T>(string path, string terms, int limit, CancellationToken cancellation)
    {
        var items = new List<T>();
        for (string? before = null; ;)
        {
            var page = await connection.GetAsync<Page<T>>($"{path}?limit={Math.Min(PageSize, limit - items.Count)}{(before is null ? "" : $"&before={Part(before)}")}{terms}", cancellation);
            items.AddRange(page.Items);
            if (page.Next is null || items.Count >= limit) return items;
            before = page.Next;
        }
    }

    private static string PathOf(string runId, string track, string step) => $"runs/{Part(runId)}/gates/{Part(track)}/{Part(step)}";

    private static string Part(string text) => Uri.EscapeDataString(text);
}
