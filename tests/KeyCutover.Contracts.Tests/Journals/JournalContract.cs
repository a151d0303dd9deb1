using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Contracts.Tests.Journals;

/// <summary>What every store of journals keeps. A new store inherits it.</summary>
public abstract class JournalContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The store under test, empty.</summary>
    protected ICutoverJournal Journal { get; private set; } = null!;

    /// <summary>Opens the store, or opens it again as another process would.</summary>
    protected abstract Task<ICutoverJournal> OpenAsync(CancellationToken cancellation);

    public async ValueTask InitializeAsync() => Journal = await OpenAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the store and clears up.</summary>
    protected abstract ValueTask CloseAsync();

    [Fact]
    public async Task What_was_appended_is_read_in_order_also_by_another_process()
    {
        var entries = Entries("run-a", 12);
        foreach (var entry in entries) await Journal.AppendAsync([entry], Cancellation);

        Assert.Equal(entries, await Journal.ReadAsync("run-a", Cancellation));
        Assert.Equal(entries, await (await OpenAsync(Cancellation)).ReadAsync("run-a", Cancellation));
    }

    [Fact]
    public async Task Runs_do_not_mix()
    {
        var (one, other) = (Entries("run-a", 3), Entries("run-b", 2));
        foreach (var (first, second) in one.Zip(other)) await Task.WhenAll(Journal.AppendAsync([first], Cancellation), Journal.AppendAsync([second], Cancellation));
        await Journal.AppendAsync([one[2]], Cancellation);

        Assert.Equal(one, await Journal.ReadAsync("run-a", Cancellation));
        Assert.Equal(other, await Journal.ReadAsync("run-b", Cancellation));
        Assert.Empty(await Journal.ReadAsync("run-c", Cancellation));
    }

    [Fact]
    public async Task Runs_are_listed_newest_first()
    {
        await Journal.AppendAsync(Entries("run-old", 2), Cancellation);
        await Journal.AppendAsync(Entries("run-new", 1, Start.AddMinutes(1)), Cancellation);

        Assert.Equal(["run-new", "run-old"], await Journal.ListRunsAsync(Cancellation));
    }

    [Fact]
    public async Task Of_two_workers_that_write_the_same_entry_one_is_refused()
    {
        var entries = Entries("run-a", 3);
        await Journal.AppendAsync(entries[..1], Cancellation);
        var rival = JournalEntry.Next("run-a", entries[0], Start.AddMinutes(1), new RunEnded(RunState.Cancelled));

        var appends = new[] { Journal.AppendAsync([entries[1]], Cancellation), Journal.AppendAsync([rival], Cancellation) };
        await Task.WhenAll(appends).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.IsType<JournalConflictException>(Assert.Single(appends, append => append.IsFaulted).Exception!.InnerException);
        Assert.Equal(2, (await Journal.ReadAsync("run-a", Cancellation)).Count);
    }

    [Fact]
    public async Task Entries_that_are_appended_together_are_written_together_or_not_at_all()
    {
        var entries = Entries("run-a", 3);
        await Journal.AppendAsync(entries, Cancellation);
        var fourth = JournalEntry.Next("run-a", entries[2], Start, new RunResumed("operator"));

        await Assert.ThrowsAsync<JournalConflictException>(() => Journal.AppendAsync([fourth, entries[1]], Cancellation));

        Assert.Equal(entries, await Journal.ReadAsync("run-a", Cancellation));
    }

    [Fact]
    public async Task A_chain_that_was_broken_is_not_read()
    {
        var entries = Entries("run-a", 3);
        await Journal.AppendAsync([entries[0], entries[1] with { Payload = entries[2].Payload }, entries[2]], Cancellation);

        var exception = await Assert.ThrowsAsync<JournalBrokenException>(() => Journal.ReadAsync("run-a", Cancellation));
        Assert.Contains("entry 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_misses_an_entry_is_not_read()
    {
        var entries = Entries("run-a", 3);
        await Journal.AppendAsync([entries[0], entries[2]], Cancellation);

        await Assert.ThrowsAsync<JournalBrokenException>(() => Journal.ReadAsync("run-a", Cancellation));
    }

    private static List<JournalEntry> Entries(string run, int count, DateTimeOffset? at = null)
    {
        var entries = new List<JournalEntry>();
        var tracks = new[] { new TrackLayout("preflight", TrackKind.Preflight, ["preflight"]) };
        RunEvent first = new RunSubmitted("plan.yaml", "text: \u00fc\u4e2d", "hash", "plan", "account", "CHG1", "engineer", null, tracks);
        for (var number = 0; number < count; number++)
        {
            var happened = number == 0 ? first : new RunPaused($"reason {number}", "operator");
            entries.Add(JournalEntry.Next(run, entries.LastOrDefault(), (at ?? Start).AddMilliseconds(number), happened));
        }

        return entries;
    }
}
