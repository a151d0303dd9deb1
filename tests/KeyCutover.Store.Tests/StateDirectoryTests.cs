using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using Microsoft.Data.Sqlite;

namespace KeyCutover.Store.Tests;

public sealed class StateDirectoryTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("keycutover-store-").FullName;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public async Task What_was_appended_is_there_after_reopening()
    {
        var entries = Entries("run-a", 3);
        await using (var state = await StateDirectory.OpenAsync(path, Cancellation))
            await state.Journal.AppendAsync(entries, Cancellation);

        await using var again = await StateDirectory.OpenToReadAsync(path, Cancellation);
        Assert.Equal(entries, await again.Journal.ReadAsync("run-a", Cancellation));
        Assert.Equal(["run-a"], await again.Journal.ListRunsAsync(Cancellation));
    }

    [Fact]
    public async Task A_second_entry_of_the_same_sequence_is_a_conflict_and_changes_nothing()
    {
        await using var state = await StateDirectory.OpenAsync(path, Cancellation);
        var entries = Entries("run-a", 2);
        await state.Journal.AppendAsync(entries, Cancellation);

        var rival = JournalEntry.Next("run-a", entries[0], Start, new RunEnded(RunState.Cancelled));
        await Assert.ThrowsAsync<JournalConflictException>(() => state.Journal.AppendAsync([rival], Cancellation));

        Assert.Equal(entries, await state.Journal.ReadAsync("run-a", Cancellation));
    }

    [Fact]
    public async Task One_runs_conflict_does_not_fail_what_other_runs_append_at_the_same_time()
    {
        await using var state = await StateDirectory.OpenAsync(path, Cancellation);
        await state.Journal.AppendAsync(Entries("run-0", 1), Cancellation);

        var appends = Enumerable.Range(0, 40).Select(number => state.Journal.AppendAsync(Entries($"run-{number}", 2), Cancellation)).ToList();
        await Task.WhenAll(appends).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.True(appends[0].IsFaulted);
        Assert.All(appends.Skip(1), append => Assert.True(append.IsCompletedSuccessfully));
        Assert.Equal(40, (await state.Journal.ListRunsAsync(Cancellation)).Count);
    }

    [Theory]
    [InlineData("UPDATE journal SET payload = replace(payload, 'somebody', 'somebody else') WHERE sequence = 1", 1)]
    [InlineData("DELETE FROM journal WHERE sequence = 2", 3)]
    [InlineData("UPDATE journal SET at = at + 1 WHERE sequence = 3", 3)]
    public async Task An_entry_that_was_tampered_with_is_found(string tampering, long broken)
    {
        await using (var state = await StateDirectory.OpenAsync(path, Cancellation))
            await state.Journal.AppendAsync(Entries("run-a", 3), Cancellation);
        await ExecuteAsync(tampering);

        await using var again = await StateDirectory.OpenToReadAsync(path, Cancellation);
        var exception = await Assert.ThrowsAsync<JournalBrokenException>(() => again.Journal.ReadAsync("run-a", Cancellation));
        Assert.Contains($"entry {broken}", exception.Message);
    }

    [Fact]
    public async Task A_directory_that_another_worker_has_is_refused_but_can_be_read()
    {
        await using var first = await StateDirectory.OpenAsync(path, Cancellation);
        await first.Journal.AppendAsync(Entries("run-a", 1), Cancellation);

        var exception = await Assert.ThrowsAsync<StateDirectoryException>(() => StateDirectory.OpenAsync(path, Cancellation));
        Assert.Contains("in use by another process", exception.Message);
        await using var reader = await StateDirectory.OpenToReadAsync(path, Cancellation);
        Assert.Single(await reader.Journal.ReadAsync("run-a", Cancellation));
    }

    [Fact]
    public async Task A_directory_from_a_newer_version_is_refused_and_left_as_it_is()
    {
        await (await StateDirectory.OpenAsync(path, Cancellation)).DisposeAsync();
        await ExecuteAsync("INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_FromTheFuture', '99.0.0')");
        var before = await File.ReadAllBytesAsync(Path.Combine(path, "keycutover.db"), Cancellation);

        var exception = await Assert.ThrowsAsync<StateDirectoryException>(() => StateDirectory.OpenAsync(path, Cancellation));

        Assert.Contains("newer version", exception.Message);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(path, "keycutover.db"), Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(path, "keycutover.db"), new string('x', 8192), Cancellation);

        var exception = await Assert.ThrowsAsync<StateDirectoryException>(() => StateDirectory.OpenAsync(path, Cancellation));

        Assert.Contains("cannot be read", exception.Message);
    }

    [Fact]
    public async Task A_directory_without_runs_cannot_be_opened_to_read() =>
        await Assert.ThrowsAsync<StateDirectoryException>(() => StateDirectory.OpenToReadAsync(Path.Combine(path, "nothing"), Cancellation));

    [Fact]
    public async Task Commits_are_durable_against_power_loss()
    {
        await using var state = await StateDirectory.OpenAsync(path, Cancellation);

        Assert.Equal(("wal", 2L), await state.ReadDurabilityAsync(Cancellation));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static List<JournalEntry> Entries(string run, int count)
    {
        var tracks = new[] { new TrackLayout("preflight", TrackKind.Preflight, ["preflight"]) };
        var events = new RunEvent[]
        {
            new RunSubmitted("plan.yaml", "text", "hash", "plan", "account", "CHG1", "somebody", null, tracks), new RunStarted(), new RunEnded(RunState.Cancelled),
        };
        var entries = new List<JournalEntry>();
        foreach (var happened in events.Take(count)) entries.Add(JournalEntry.Next(run, entries.LastOrDefault(), Start, happened));
        return entries;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(path, "keycutover.db"), Pooling = false }.ToString());
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
