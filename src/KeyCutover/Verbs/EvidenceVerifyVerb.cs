using System.CommandLine;
using KeyCutover.EvidenceArchives;
using KeyCutover.EvidenceArchives.Verification;
using KeyCutover.Terminal;

namespace KeyCutover.Verbs;

/// <summary><c>evidence verify FILE</c>: says whether an evidence archive is what was signed and what its journal says. Needs no network.</summary>
internal static class EvidenceVerifyVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The evidence archive." };
        var key = new Option<string>("--public-key") { Description = "The public key (PEM) of whoever made it, got from them and not with the archive.", Required = true };
        var output = CommonOptions.Output();
        var command = new Command("verify", "Verifies an evidence archive, offline, and names everything that does not fit.") { file, key, output };
        command.Does(async (parse, cancellation) =>
        {
            var publicKey = await EvidenceKeys.ReadPublicAsync(parse.GetRequiredValue(key), cancellation);
            await using var archive = Open(parse.GetRequiredValue(file));
            var verified = await EvidenceVerifier.VerifyAsync(archive, publicKey, cancellation);
            if (parse.GetValue(output) == OutputFormat.Json)
                Screen.Print(new { verified.Fits, verified.RunId, verified.State, verified.MadeAt, keyId = publicKey.Id, verified.Files, verified.Findings });
            else
                Show(verified, publicKey.Id);
            return verified.Fits ? ExitCodes.Done : ExitCodes.NeedsAPerson;
        });
        return command;
    }

    private static void Show(EvidenceVerification verified, string key)
    {
        foreach (var finding in verified.Findings) Console.Out.WriteLine($"{finding.Code}  {finding.Where}: {finding.Message}");
        Console.Out.WriteLine(verified.Fits
            ? $"It fits: run {verified.RunId}, {verified.State}; {verified.Files} files, signed with key {key} at {verified.MadeAt:u}."
            : $"It does not fit: {verified.Findings.Count} findings. Do not rely on this archive; ask whoever made it for another.");
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new Refusal($"The archive '{path}' cannot be read: {exception.Message}");
        }
    }
}
