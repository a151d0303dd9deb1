using System.CommandLine;
using KeyCutover.Composition;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Signing;
using KeyCutover.EvidenceArchives;
using KeyCutover.Terminal;

namespace KeyCutover.Verbs;

/// <summary><c>evidence export RUN</c>: writes a run's signed evidence archive.</summary>
internal static class EvidenceExportVerb
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        var state = CommonOptions.State();
        var key = new Option<string>("--key") { Description = "The key that signs (P-256): a private key in a PEM file, which 'keycutover evidence key' makes, or a key in Key Vault, https://VAULT/keys/NAME.", Required = true };
        var file = new Option<string?>("--output-file") { Description = "The archive to write; RUN.evidence.zip in this directory unless said otherwise. Never overwritten." };
        var connection = CommonOptions.Connection();
        var output = CommonOptions.Output();
        var command = new Command("export", "Writes a run's evidence archive: report, inventory, plan, cards, journal, signed.") { run, state, key, connection, file, output };
        command.Does(async (parse, cancellation) =>
        {
            await using var runs = await StateDirectoryRuns.OpenAsync(parse.GetRequiredValue(state), cancellation);
            var id = (await RunArgument.FindAsync(parse.GetValue(run), runs, _ => true, "", cancellation)).RunId;
            var entries = await runs.JournalAsync(id, cancellation);
            var path = Path.GetFullPath(parse.GetValue(file) ?? $"{id}.evidence.zip");
            var keyId = "";
            await EvidenceSigning.WithAsync(
                parse.GetRequiredValue(key), parse.GetValue(connection), async signer => keyId = await WriteAsync(path, entries, signer, cancellation), cancellation);
            var made = new { runId = id, state = JournalReplay.Fold(entries).State, file = path, keyId, journalLength = entries.Count, journalHead = entries[^1].Hash };
            if (parse.GetValue(output) == OutputFormat.Json)
            {
                Screen.Print(made);
                return ExitCodes.Done;
            }

            Console.Out.WriteLine($"{made.file}: run {made.runId}, {made.state}, {made.journalLength} journal entries");
            Console.Out.WriteLine($"signed with key {made.keyId}");
            Console.Out.WriteLine($"To verify it: keycutover evidence verify \"{made.file}\" --public-key PEM");
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<string> WriteAsync(string path, IReadOnlyList<JournalEntry> entries, IEvidenceSigner signer, CancellationToken cancellation)
    {
        if (Path.Exists(path)) throw new Refusal($"'{path}' is there already. Name another file with --output-file.");
        // Under another name until it is whole, so that nobody finds half an archive.
        var partial = path + ".partial";
        try
        {
            string keyId;
            await using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write))
                keyId = await EvidenceExport.WriteAsync(stream, entries, signer, TimeProvider.System.GetUtcNow(), cancellation);
            File.Move(partial, path);
            return keyId;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"The archive cannot be written: {exception.Message}");
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
