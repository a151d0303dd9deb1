using KeyCutover.Domain.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KeyCutover.Store.Tests;

public sealed class OlderStateDirectoryTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("keycutover-older-").FullName;
    private static readonly JournalEntry Entry = JournalEntry.Next(
        "run-a", null, DateTimeOffset.UnixEpoch, new RunSubmitted("plan.yaml", "text", "hash", "plan", "account", "CHG1", "somebody", null, []));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(path, "keycutover.db");

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public async Task A_directory_with_a_journal_only_is_brought_up_to_date_when_it_is_opened_to_work_on()
    {
        await MakeAsync();

        await using var state = await StateDirectory.OpenAsync(path, Cancellation);

        Assert.Equal([Entry], await state.Journal.ReadAsync("run-a", Cancellation));
        Assert.Empty(await state.Plans.ListAsync(null, 10, Cancellation));
        Assert.Empty(await state.Refusals.ListAsync(null, 10, Cancellation));
        Assert.Empty(await state.Deliveries.ListAsync(null, 10, Cancellation));
    }

    [Fact]
    public async Task Reading_it_changes_nothing()
    {
        await MakeAsync();
        var before = await File.ReadAllBytesAsync(Database, Cancellation);

        await using (var state = await StateDirectory.OpenToReadAsync(path, Cancellation))
        {
            Assert.Equal([Entry], await state.Journal.ReadAsync("run-a", Cancellation));
            await Assert.ThrowsAnyAsync<Exception>(() => state.Journal.AppendAsync([JournalEntry.Next("run-a", Entry, DateTimeOffset.UnixEpoch, new RunStarted())], Cancellation));
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(Database, Cancellation));
    }

    /// <summary>Makes a directory as the first version did.</summary>
    private async Task MakeAsync()
    {
        var contexts = new DatabaseContexts(Database, write: true);
        await using var context = contexts.CreateDbContext();
        await context.GetService<IMigrator>().MigrateAsync("Journal", Cancellation);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", Cancellation);
        await using var writer = new DatabaseWriter(contexts);
        await new Journal.EfCutoverJournal(contexts, writer).AppendAsync([Entry], Cancellation);
    }
}
