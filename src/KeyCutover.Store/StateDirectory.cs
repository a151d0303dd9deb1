using KeyCutover.Domain.Deliveries;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Plans;
using KeyCutover.Store.Deliveries;
using KeyCutover.Store.Journal;
using KeyCutover.Store.Plans;
using KeyCutover.Store.Refusals;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KeyCutover.Store;

/// <summary>A directory with the database of runs. Open it to work on runs (one process at a time) or only to read.</summary>
public sealed class StateDirectory : IAsyncDisposable
{
    private readonly FileStream? exclusive;
    private readonly DatabaseWriter writer;

    private StateDirectory(string path, FileStream? exclusive, DatabaseContexts contexts)
    {
        (Path, this.exclusive) = (path, exclusive);
        writer = new DatabaseWriter(contexts);
        Journal = new EfCutoverJournal(contexts, writer);
        Plans = new EfPlanShelf(contexts, writer);
        Refusals = new EfRefusalLog(contexts, writer);
        Deliveries = new EfDeliveryLog(contexts, writer);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The journal of its runs.</summary>
    public ICutoverJournal Journal { get; }

    /// <summary>The plans that were submitted to the service.</summary>
    public IPlanShelf Plans { get; }

    /// <summary>The attempts that the service refused.</summary>
    public IRefusalLog Refusals { get; }

    /// <summary>What the service tells webhook receivers.</summary>
    public IDeliveryLog Deliveries { get; }

    /// <summary>Opens the directory to work on its runs; makes it when it is not there, and brings one of an older version up to date.</summary>
    /// <exception cref="StateDirectoryException">Another process has it, a newer version wrote it, or it cannot be used.</exception>
    public static async Task<StateDirectory> OpenAsync(string path, CancellationToken cancellation)
    {
        path = System.IO.Path.GetFullPath(path);
        var exclusive = Lock(path);
        try
        {
            return new StateDirectory(path, exclusive, await OpenDatabaseAsync(path, write: true, cancellation));
        }
        catch
        {
            await exclusive.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Opens the directory only to read, also while another process works on it. Of one that an older version wrote, the journal can be read, and
    /// what that version did not have cannot.
    /// </summary>
    /// <exception cref="StateDirectoryException">There is none, a newer version wrote it, or it cannot be used.</exception>
    public static async Task<StateDirectory> OpenToReadAsync(string path, CancellationToken cancellation)
    {
        path = System.IO.Path.GetFullPath(path);
        if (!File.Exists(DatabaseOf(path)))
            throw HoldsNoRuns(path);
        return new StateDirectory(path, null, await OpenDatabaseAsync(path, write: false, cancellation));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        if (exclusive is not null) await exclusive.DisposeAsync();
    }

    /// <summary>SQLite's journal mode and its synchronous level (2 is FULL), as a connection of this directory has them.</summary>
    internal async Task<(string JournalMode, long Synchronous)> ReadDurabilityAsync(CancellationToken cancellation)
    {
        await using var context = new DatabaseContexts(DatabaseOf(Path), write: true).CreateDbContext();
        await context.Database.OpenConnectionAsync(cancellation);
        return (await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(cancellation),
            await context.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(cancellation));
    }

    private static StateDirectoryException HoldsNoRuns(string path) =>
        new($"'{path}' holds no runs. Name the directory that 'apply' or 'try' was given with --state.");

    private static string DatabaseOf(string path) => System.IO.Path.Combine(path, "keycutover.db");

    private static FileStream Lock(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return new FileStream(System.IO.Path.Combine(path, "keycutover.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StateDirectoryException($"The state directory '{path}' cannot be written. Choose another with --state, or give yourself access.", exception);
        }
        catch (IOException exception) when (Directory.Exists(path))
        {
            throw new StateDirectoryException($"The state directory '{path}' is in use by another process. Wait for it to end, or choose another with --state.", exception);
        }
        catch (IOException exception)
        {
            throw new StateDirectoryException($"The state directory '{path}' cannot be made: {exception.Message} Choose another with --state.", exception);
        }
    }

    private static async Task<DatabaseContexts> OpenDatabaseAsync(string path, bool write, CancellationToken cancellation)
    {
        var contexts = new DatabaseContexts(DatabaseOf(path), write);
        try
        {
            await using var context = contexts.CreateDbContext();
            var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var applied = File.Exists(DatabaseOf(path)) ? await context.Database.GetAppliedMigrationsAsync(cancellation) : [];
            if (applied.Any(migration => !known.Contains(migration)))
                throw new StateDirectoryException($"The state directory '{path}' was written by a newer version of KeyCutover. Use that version, or choose another directory with --state.");
            if (!write && !applied.Any()) throw HoldsNoRuns(path);
            if (write)
            {
                await context.Database.MigrateAsync(cancellation);
                // Readers do not block the writer, and a commit survives power loss: the journal is the only record of what was changed.
                await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
            }

            return contexts;
        }
        catch (SqliteException exception)
        {
            throw new StateDirectoryException($"The database in the state directory '{path}' cannot be read ({exception.Message}). Restore it from a backup, or choose another directory with --state.", exception);
        }
    }
}

/// <summary>A state directory cannot be used; the message says why and what to do.</summary>
public sealed class StateDirectoryException(string message, Exception? inner = null) : Exception(message, inner);
