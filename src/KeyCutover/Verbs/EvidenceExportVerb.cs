using System.CommandLine;
using KeyCutover.Composition;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.EvidenceArchives;
using KeyCutover.Remote;
using KeyCutover.Terminal;

namespace KeyCutover.Verbs;

/// <summary><c>evidence export RUN</c>: writes a run's signed evidence archive.</summary>
internal static class EvidenceExportVerb
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        var state = CommonOptions.State();
        var key = new Option<string?>("--key") { Description = "For a run in a state directory, the key that signs (P-256): a private key in a PEM file, which 'keycutover evidence key' makes, or a key in Key Vault, https://VAULT/keys/NAME. The service has its own." };
        var file = new Option<string?>("--output-file") { Description = "The archive to write; RUN.evidence.zip in this directory unless said otherwise. Never overwritten." };
        var connection = CommonOptions.Connection();
        var output = CommonOptions.Output();
        var command = new Command("export", "Writes a run's evidence archive: report, inventory, plan, cards, journal, signed.") { run, state, key, connection, file, output };
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            var (named, path) = (parse.GetValue(run), parse.GetValue(file));
            if (server.Find(parse, state, key, connection) is { } target) await DownloadAsync(target, named, path, parse.GetValue(output), cancellation);
            else await MakeAsync(parse.GetRequiredValue(state), named, path, parse.GetValue(key), parse.GetValue(connection), parse.GetValue(output), cancellation);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task DownloadAsync(RemoteTarget target, string? named, string? file, OutputFormat output, CancellationToken cancellation)
    {
        using var service = await ServiceSignIn.OpenAsync(target, cancellation);
        var run = await RunArgument.FindAsync(named, new ServiceRuns(service), _ => true, "run", cancellation);
        var path = PathOf(file, run.RunId);
        await NewFile.WriteAsync(path, async stream =>
        {
            await service.CopyEvidenceAsync(run.RunId, stream, cancellation);
            return true;
        });
        if (output == OutputFormat.Json) Screen.Print(new { run.RunId, run.State, file = path });
        else Tell(path, run.RunId, run.State, $"signed by {target}; its public key, to be had once and kept: keycutover evidence public-key --server {target}");
    }

    private static async Task MakeAsync(string state, string? named, string? file, string? key, string? connection, OutputFormat output, CancellationToken cancellation)
    {
        if (key is null) throw new Refusal("--key is missing: the key that signs. 'keycutover evidence key' makes one.");
        await using var runs = await StateDirectoryRuns.OpenAsync(state, cancellation);
        var runId = (await RunArgument.FindAsync(named, runs, _ => true, "run", cancellation)).RunId;
        var entries = await runs.JournalAsync(runId, cancellation);
        var path = PathOf(file, runId);
        var keyId = "";
        await EvidenceSigning.WithAsync(
            key, connection,
            async signer => keyId = await NewFile.WriteAsync(path, stream => EvidenceExport.WriteAsync(stream, entries, signer, TimeProvider.System.GetUtcNow(), cancellation)),
            cancellation);
        var ended = JournalReplay.Fold(entries).State;
        if (output == OutputFormat.Json) Screen.Print(new { runId, state = ended, file = path, keyId, journalLength = entries.Count, journalHead = entries[^1].Hash });
        else Tell(path, runId, ended, $"{entries.Count} journal entries, signed with key {keyId}");
    }

    private static string PathOf(string? file, string runId) => Path.GetFullPath(file ?? $"{runId}.evidence.zip");

    private static void Tell(string path, string runId, RunState state, string signed)
    {
        Console.Out.WriteLine($"{path}: run {runId}, {state}");
        Console.Out.WriteLine(signed);
        Console.Out.WriteLine($"To verify it: keycutover evidence verify \"{path}\" --public-key PEM");
    }
}
