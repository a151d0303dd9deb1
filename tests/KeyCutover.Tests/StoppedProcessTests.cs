using System.Runtime.InteropServices;
using KeyCutover.Domain.Runs;
using Microsoft.Data.Sqlite;

namespace KeyCutover.Tests;

public sealed class StoppedProcessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signal_stops_a_run_that_can_be_resumed_and_meanwhile_nobody_else_can_have_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        await using var pineGate = await PineGate.StartAsync(100, Cancellation);
        using var stopped = Executable.Start(pineGate.Apply);
        await pineGate.WhenAppliedAsync("await-propagation", stopped, Cancellation);

        var second = (await Executable.RunAsync(Cancellation, pineGate.Resume)).Refused();
        Assert.Contains("is in use by another process", Assert.Single(second.ErrorLines), StringComparison.Ordinal);

        stopped.Send(IsIgnored(2) ? PosixSignal.SIGTERM : PosixSignal.SIGINT);
        var ending = (await stopped.EndAsync(Cancellation)).EndedWith(ExitCodes.StillWaiting);
        var run = await pineGate.ReadRunAsync(Cancellation);
        Assert.Contains($"keycutover run resume {run.RunId} --state", ending.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.False(RunLifecycle.IsEnd(run.State));

        (await Executable.RunAsync(Cancellation, pineGate.Resume)).EndedWith(ExitCodes.Done);
        Assert.Contains("no unfinished run", (await Executable.RunAsync(Cancellation, pineGate.Resume)).Refused().Error, StringComparison.Ordinal);
        await RefusesANewerVersionAsync(pineGate);
    }

    [Fact]
    public async Task A_state_directory_that_is_a_file_is_one_sentence()
    {
        await using var pineGate = await PineGate.StartAsync(600, Cancellation);
        await File.WriteAllTextAsync(pineGate.StatePath, "", Cancellation);
        Assert.Contains(pineGate.StatePath, Assert.Single((await Executable.RunAsync(Cancellation, pineGate.Apply)).Refused().ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_never_begun_is_cancelled_when_it_is_rolled_back()
    {
        await using var pineGate = await PineGate.StartAsync(600, Cancellation);
        var state = await pineGate.SubmitAsync(Cancellation);
        (await Executable.RunAsync(Cancellation, "run", "rollback", "--connection", pineGate.ConnectionFile, "--state", state)).EndedWith(ExitCodes.DeclinedOrCancelled);
    }

    private static async Task RefusesANewerVersionAsync(PineGate pineGate)
    {
        await using (var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(pineGate.StatePath, "keycutover.db"), Pooling = false }.ToString()))
        {
            await database.OpenAsync(Cancellation);
            var command = database.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        foreach (var verb in new[] { pineGate.Apply, ["run", "list", "--state", pineGate.StatePath] })
            Assert.Contains("newer version", Assert.Single((await Executable.RunAsync(Cancellation, verb)).Refused().ErrorLines), StringComparison.Ordinal);
    }

    /// <summary>Shells start background jobs with SIGINT ignored, and children inherit that.</summary>
    private static bool IsIgnored(int signal) =>
        OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is var line
        && (Convert.ToUInt64(line[7..].Trim(), 16) & (1UL << (signal - 1))) != 0;
}
