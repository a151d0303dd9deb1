using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KeyCutover.Store;

/// <summary>Makes contexts on a database file; those that only read open it so that nothing can be written.</summary>
internal sealed class DatabaseContexts(string database, bool write) : IDbContextFactory<CutoverDbContext>
{
    private readonly DbContextOptions<CutoverDbContext> options = new DbContextOptionsBuilder<CutoverDbContext>()
        .UseSqlite(new SqliteConnectionStringBuilder
        {
            DataSource = database, Pooling = false, Mode = write ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly,
        }.ToString())
        .AddInterceptors(new DurableConnections())
        .Options;

    public CutoverDbContext CreateDbContext() => new(options);
}
