using KeyCutover.Composition;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Store;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Verbs;

/// <summary>The runs of a state directory, also while another process works on it.</summary>
internal sealed class StateDirectoryRuns : IRunSource
{
    private readonly StateDirectory directory;

    private StateDirectoryRuns(StateDirectory directory) => this.directory = directory;

    public RunPlace Place => RunPlace.Of(directory.Path);

    public string Where => "in this state directory";

    /// <summary>Opens the directory.</summary>
    /// <exception cref="StateDirectoryException">There is none, or it cannot be used.</exception>
    public static async Task<StateDirectoryRuns> OpenAsync(string path, CancellationToken cancellation) => new(await StateDirectory.OpenToReadAsync(path, cancellation));

    public async Task<IReadOnlyList<RunDocument>> ListAsync(RunFilter filter, int limit, CancellationToken cancellation)
    {
        var runs = new List<RunDocument>();
        foreach (var id in await directory.Journal.ListRunsAsync(cancellation))
        {
            if (runs.Count == limit) break;
            var view = await FoldAsync(id, cancellation);
            if (filter.Fits(view)) runs.Add(Describe(view));
        }

        return runs;
    }

    public async Task<RunDocument> ReadAsync(string runId, CancellationToken cancellation) => Describe(await ViewAsync(runId, cancellation));

    public async Task<ExplanationDocument> ExplainAsync(string runId, CancellationToken cancellation)
    {
        var view = await ViewAsync(runId, cancellation);
        using var host = RunServices.ForPreview(await AzureTarget.ReadAsync(null, cancellation));
        var catalog = host.Services.GetRequiredService<StepCatalog>();
        var plan = SubmittedPlan.Read(view.Submitted, catalog);
        var elsewhere = await new CallerBarrier(directory.Journal).CallersElsewhereAsync(view, cancellation);
        return ExplanationDocument.Of(view, RunExplanation.Of(
            view, step => catalog.Bind(step.Name, plan, plan.Callers.FirstOrDefault(caller => caller.Name == step.Track)).Deadline, plan.OnFailure, elsewhere));
    }

    /// <summary>The journal of the run of that id.</summary>
    public Task<IReadOnlyList<JournalEntry>> JournalAsync(string runId, CancellationToken cancellation) => directory.Journal.ReadAsync(runId, cancellation);

    /// <summary>The run of that id, with all that it takes to go on with it.</summary>
    /// <exception cref="Refusal">There is none.</exception>
    public async Task<RunView> ViewAsync(string runId, CancellationToken cancellation) =>
        (await directory.Journal.ListRunsAsync(cancellation)).Contains(runId, StringComparer.Ordinal)
            ? await FoldAsync(runId, cancellation)
            : throw new Refusal($"There is no run '{runId}' {Where}. 'keycutover run list' shows those there are.");

    public ValueTask DisposeAsync() => directory.DisposeAsync();

    private async Task<RunView> FoldAsync(string runId, CancellationToken cancellation) => JournalReplay.Fold(await directory.Journal.ReadAsync(runId, cancellation));

    private RunDocument Describe(RunView run) => RunDocument.Of(run) with { StateDirectory = directory.Path };
}
