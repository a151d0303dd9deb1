using KeyCutover.Domain.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KeyCutover.Store;

/// <summary>The journal in SQLite. Appends of concurrent runs go through one writer, which commits them in groups.</summary>
public sealed class EfCutoverJournal : ICutoverJournal, IAsyncDisposable
{
    private readonly IDbContextFactory<CutoverDbContext> contexts;
    private readonly GroupCommit<JournalRow> writer;

    /// <summary>A journal in the database that <paramref name="contexts"/> open.</summary>
    public EfCutoverJournal(IDbContextFactory<CutoverDbContext> contexts)
    {
        this.contexts = contexts;
        writer = new GroupCommit<JournalRow>(WriteAsync);
    }

    /// <inheritdoc />
    public async Task AppendAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0) return;
        try
        {
            await writer.CommitAsync([.. entries.Select(ToRow)], cancellation);
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

    /// <summary>Commits what is queued, then stops the writer.</summary>
    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private const int SqliteConstraint = 19;

    private async Task WriteAsync(IReadOnlyList<JournalRow> rows, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.Journal.AddRange(rows);
        await context.SaveChangesAsync(cancellation);
    }

    private static JournalRow ToRow(JournalEntry entry) => new()
    {
        RunId = entry.RunId, Sequence = entry.Sequence, At = entry.At.ToUnixTimeMilliseconds(),
        Payload = entry.Payload, PreviousHash = entry.PreviousHash, Hash = entry.Hash,
    };

    private static JournalEntry ToEntry(JournalRow row) =>
        new(row.RunId, row.Sequence, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Payload, row.PreviousHash, row.Hash);
}
