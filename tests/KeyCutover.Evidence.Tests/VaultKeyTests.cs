using KeyCutover.AzureAdapters;
using KeyCutover.Composition;
using KeyCutover.Domain.Signing;
using KeyCutover.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.EvidenceArchives.Tests;

/// <summary>Evidence signed by the key that PineGate's vault has for it.</summary>
public sealed class VaultKeyTests(FinishedRun run)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri Vault => run.PineGate.Sandbox.Connection.Vaults["pinegate-vault"];

    [Fact]
    public async Task A_key_that_stays_in_Key_Vault_signs_what_its_public_half_verifies()
    {
        var file = Path.Combine(run.PineGate.Folder, "vault-signed.zip");
        (await Executable.RunAsync(Cancellation, Export("evidence-signing", file))).EndedWith(ExitCodes.Done);

        var publicKey = Path.Combine(run.PineGate.Folder, "vault.pub.pem");
        await File.WriteAllTextAsync(publicKey, (await ReadKeyAsync("evidence-signing")).Pem, Cancellation);
        (await Executable.RunAsync(Cancellation, "evidence", "verify", file, "--public-key", publicKey)).EndedWith(ExitCodes.Done);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_one_sentence_and_leaves_no_file()
    {
        var file = Path.Combine(run.PineGate.Folder, "never-signed.zip");

        (await Executable.RunAsync(Cancellation, Export("no-such-key", file))).Refused();

        Assert.Empty(Directory.EnumerateFiles(run.PineGate.Folder, "never-signed*"));
    }

    private IEnumerable<string> Export(string key, string file) =>
        ["evidence", "export", "--state", run.PineGate.StatePath, "--key", KeyId(key).AbsoluteUri, "--connection", run.PineGate.ConnectionFile, "--output-file", file];

    private Uri KeyId(string name) => new($"{Vault.AbsoluteUri.TrimEnd('/')}/keys/{name}");

    private async Task<EvidenceKey> ReadKeyAsync(string name)
    {
        await using var services = new ServiceCollection().AddAzureAdapters(AzureTarget.Of(run.PineGate.Sandbox).Connection).BuildServiceProvider();
        return (await services.GetRequiredService<ISigningVault>().OpenKeyAsync(KeyId(name), Cancellation)).PublicKey;
    }
}
