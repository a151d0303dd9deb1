using System.Text.Json;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.Scenarios.Tests;

/// <summary>A journal during which others change settings: always right after the same entry, so that it comes out the same every time.</summary>
internal sealed class MeddledJournal(ICutoverJournal journal, IEnumerable<Meddling> meanwhile, CutoverPlan plan) : ICutoverJournal
{
    private readonly List<Meddling> left = [.. meanwhile];

    /// <summary>How the others reach the sites.</summary>
    public CallerPlatforms? Platforms { get; set; }

    public async Task AppendAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        await journal.AppendAsync(entries, cancellation);
        foreach (var happened in entries.Select(entry => JsonElement.Parse(entry.Payload)))
        {
            if (!happened.TryGetProperty("step", out var step)) continue;
            var what = $"{step.GetString()} {happened.GetProperty("kind").GetString()}";
            var track = happened.GetProperty("track").GetString();
            if (left.Find(one => one.After == what && (one.Caller == track || track == "account")) is not { } meddling) continue;
            left.Remove(meddling);
            await ChangeAsync(meddling, cancellation);
        }
    }

    public Task<IReadOnlyList<JournalEntry>> ReadAsync(string runId, CancellationToken cancellation) => journal.ReadAsync(runId, cancellation);

    public Task<IReadOnlyList<string>> ListRunsAsync(CancellationToken cancellation) => journal.ListRunsAsync(cancellation);

    private async Task ChangeAsync(Meddling meddling, CancellationToken cancellation)
    {
        var site = plan.Callers.Single(caller => caller.Name == meddling.Caller).Id;
        var platform = Platforms!.For(site);
        var settings = new Dictionary<string, SecretValue>(await platform.ReadSettingsAsync(site, cancellation));
        foreach (var (name, value) in meddling.Settings) settings[name] = SecretValue.Of(value);
        await platform.WriteSettingsAsync(site, settings, cancellation);
    }
}
