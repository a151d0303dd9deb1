using KeyCutover.Domain.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KeyCutover.Store.Journal;

/// <summary>The journal in SQLite. Appends of concurrent runs go through one writer, which commits them in groups.</summary>
internal sealed class EfCutoverJournal(IDbContextFactory<CutoverDbContext> contexts, DatabaseWriter writer) : ICutoverJournal
{
    /// <inheritdoc />
    public async Task AppendAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0) return;
        try
        {
            await writer.CommitAsync((context, _) =>
            {
                context.Journal.AddRange(entries.Select(ToRow));
                return Task.CompletedTask;
            }, cancellation);
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteErrorCode: SqliteConstraint })
        {
            throw new JournalConflictException(entries[0].RunId, exception);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(string runId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Journal.AsNoTracking().Where(row => row.RunId == runId).OrderBy(row => row.Sequence).ToListAsync(cancellation);
        var entries = new List<JournalEntry>(rows.Count);
        foreach (var entry in rows.Select(ToEntry))
        {
            if (!entry.Follows(entries.LastOrDefault())) throw new JournalBrokenException(runId, entry.Sequence);
            entries.Add(entry);
        }

        return entries;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> ListRunsAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Journal.Where(row => row.Sequence == 1).OrderByDescending(row => row.At).Select(row => row.RunId).ToListAsync(cancellation);
    }

    private const int SqliteConstraint = 19;

    private static JournalRow ToRow(JournalEntry entry) => new()
    {
        RunId = entry.RunId, Sequence = entry.Sequence, At = entry.At.ToStored(),
        Payload = entry.Payload, PreviousHash = entry.PreviousHash, Hash = entry.Hash,
    };

    private static JournalEntry ToEntry(JournalRow row) =>
        new(row.RunId, row.Sequence, row.At.ToTime(), row.Payload, row.PreviousHash, row.Hash);
}
