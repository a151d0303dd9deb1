using KeyCutover.Domain.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KeyCutover.Store;

/// <summary>A directory with the database of runs. Open it to work on runs (one process at a time) or only to read.</summary>
public sealed class StateDirectory : IAsyncDisposable
{
    private readonly FileStream? exclusive;
    private readonly EfCutoverJournal journal;

    private StateDirectory(string path, FileStream? exclusive, EfCutoverJournal journal) =>
        (Path, this.exclusive, this.journal) = (path, exclusive, journal);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The journal of its runs.</summary>
    public ICutoverJournal Journal => journal;

    /// <summary>Opens the directory to work on its runs; makes it when it is not there.</summary>
    /// <exception cref="StateDirectoryException">Another process has it, a newer version wrote it, or it cannot be used.</exception>
    public static async Task<StateDirectory> OpenAsync(string path, CancellationToken cancellation)
    {
        path = System.IO.Path.GetFullPath(path);
        var exclusive = Lock(path);
        try
        {
            return new StateDirectory(path, exclusive, await OpenJournalAsync(path, migrate: true, cancellation));
        }
        catch
        {
            await exclusive.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the directory only to read, also while another process works on it.</summary>
    /// <exception cref="StateDirectoryException">There is none, a newer version wrote it, or it cannot be used.</exception>
    public static async Task<StateDirectory> OpenToReadAsync(string path, CancellationToken cancellation)
    {
        path = System.IO.Path.GetFullPath(path);
        if (!File.Exists(DatabaseOf(path)))
            throw HoldsNoRuns(path);
        return new StateDirectory(path, null, await OpenJournalAsync(path, migrate: false, cancellation));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await journal.DisposeAsync();
        if (exclusive is not null) await exclusive.DisposeAsync();
    }

    /// <summary>SQLite's journal mode and its synchronous level (2 is FULL), as a connection of this directory has them.</summary>
    internal async Task<(string JournalMode, long Synchronous)> ReadDurabilityAsync(CancellationToken cancellation)
    {
        IDbContextFactory<CutoverDbContext> contexts = new Contexts(DatabaseOf(Path));
        await using var context = await contexts.CreateDbContextAsync(cancellation);
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

    private static async Task<EfCutoverJournal> OpenJournalAsync(string path, bool migrate, CancellationToken cancellation)
    {
        IDbContextFactory<CutoverDbContext> contexts = new Contexts(DatabaseOf(path));
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var applied = File.Exists(DatabaseOf(path)) ? await context.Database.GetAppliedMigrationsAsync(cancellation) : [];
            if (applied.Any(migration => !known.Contains(migration)))
                throw new StateDirectoryException($"The state directory '{path}' was written by a newer version of KeyCutover. Use that version, or choose another directory with --state.");
            if (!migrate && !applied.Any()) throw HoldsNoRuns(path);
            if (migrate)
            {
                await context.Database.MigrateAsync(cancellation);
                // Readers do not block the writer, and a commit survives power loss: the journal is the only record of what was changed.
                await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
            }

            return new EfCutoverJournal(contexts);
        }
        catch (SqliteException exception)
        {
            throw new StateDirectoryException($"The database in the state directory '{path}' cannot be read ({exception.Message}). Restore it from a backup, or choose another directory with --state.", exception);
        }
    }

    private sealed class Contexts(string database) : IDbContextFactory<CutoverDbContext>
    {
        private readonly DbContextOptions<CutoverDbContext> options = new DbContextOptionsBuilder<CutoverDbContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString())
            .AddInterceptors(new DurableConnections())
            .Options;

        public CutoverDbContext CreateDbContext() => new(options);
    }
}

/// <summary>A state directory cannot be used; the message says why and what to do.</summary>
public sealed class StateDirectoryException(string message, Exception? inner = null) : Exception(message, inner);
