using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KeyCutover.Store;

/// <summary>Sets every connection so that a commit is on the disk when it returns: SQLite's default in WAL mode is so only until power is lost.</summary>
internal sealed class DurableConnections : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private const string Settings = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;";
}
