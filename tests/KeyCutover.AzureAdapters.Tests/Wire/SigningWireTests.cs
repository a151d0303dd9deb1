using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using KeyCutover.AzureAdapters.Vault;
using KeyCutover.Domain.Signing;

namespace KeyCutover.AzureAdapters.Tests.Wire;

public sealed class SigningWireTests : IDisposable
{
    private const string Vault = "https://pinegate-vault.vault.azure.net";
    private const string Challenge = "Bearer authorization=\"https://login.microsoftonline.com/6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11\", resource=\"https://vault.azure.net\"";

    private readonly WirePlayback azure = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] evidence = "evidence"u8.ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private KeyVaultKeys Keys => new(azure.Clients);

    [Fact]
    public async Task The_newest_version_of_a_key_signs_a_hash_and_the_signature_comes_back_as_DER()
    {
        AnswerKey("/keys/evidence-signing", "EC", "P-256");
        AnswerChallenged("POST", "/keys/evidence-signing/v7/sign", $$"""{"kid":"{{Vault}}/keys/evidence-signing/v7","value":"{{Base64Url.EncodeToString(key.SignData(evidence, HashAlgorithmName.SHA256))}}"}""");

        var signer = await Keys.OpenKeyAsync(new Uri($"{Vault}/keys/evidence-signing"), Cancellation);
        var signature = await signer.SignAsync(evidence, Cancellation);

        Assert.Equal(EvidenceKey.Of(key).Id, signature.Key.Id);
        Assert.True(signature.Key.Verifies(evidence, signature.Der.Span));
        var sent = azure.Requests.Last();
        Assert.Equal("?api-version=7.6", sent.Uri.Query);
        Assert.Equal("Bearer token", sent.Headers["Authorization"]);
        var body = JsonElement.Parse(sent.Body);
        Assert.Equal("ES256", body.GetProperty("alg").GetString());
        Assert.Equal(SHA256.HashData(evidence), Base64Url.DecodeFromChars(body.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task The_first_request_goes_without_a_token_and_later_ones_with_one()
    {
        AnswerKey("/keys/evidence-signing/v7", "EC", "P-256");

        await Keys.OpenKeyAsync(new Uri($"{Vault}/keys/evidence-signing/v7"), Cancellation);

        Assert.Equal([false, true], azure.Requests.Select(sent => sent.Headers.ContainsKey("Authorization")));
    }

    [Theory]
    [InlineData("RSA", null)]
    [InlineData("EC", "P-384")]
    public async Task A_key_of_another_kind_is_refused(string type, string? curve)
    {
        AnswerKey("/keys/evidence-signing", type, curve);

        var refused = await Assert.ThrowsAsync<EvidenceKeyException>(() => Keys.OpenKeyAsync(new Uri($"{Vault}/keys/evidence-signing"), Cancellation));

        Assert.Contains("--curve P-256", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://pinegate-vault.vault.azure.net/secrets/evidence-signing")]
    [InlineData("https://pinegate-vault.vault.azure.net/keys/")]
    [InlineData("https://pinegate-vault.vault.azure.net/keys/a/b/c")]
    [InlineData("http://pinegate-vault.vault.azure.net/keys/evidence-signing")]
    public async Task What_is_no_key_identifier_is_refused_before_anything_is_asked(string address)
    {
        await Assert.ThrowsAsync<EvidenceKeyException>(() => Keys.OpenKeyAsync(new Uri(address), Cancellation));
        Assert.Empty(azure.Requests);
    }

    [Fact]
    public async Task A_challenge_for_another_resource_gets_no_token()
    {
        azure.On("GET", "/keys/evidence-signing", 401, "{}", ("WWW-Authenticate", Challenge.Replace("vault.azure.net", "elsewhere.example", StringComparison.Ordinal)));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Keys.OpenKeyAsync(new Uri($"{Vault}/keys/evidence-signing"), Cancellation));

        Assert.DoesNotContain(azure.Requests, sent => sent.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public void A_signature_whose_halves_begin_with_zeros_or_high_bits_is_minimal_DER()
    {
        byte[] raw = [.. new byte[31], 1, 0x80, .. new byte[31]];
        Assert.Equal("3026020101022100" + "80" + new string('0', 62), Convert.ToHexStringLower(KeyVaultSigner.ToDer(raw)));
    }

    public void Dispose() => key.Dispose();

    private void AnswerKey(string path, string type, string? curve)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        AnswerChallenged("GET", path, JsonSerializer.Serialize(new
        {
            key = new { kid = $"{Vault}/keys/evidence-signing/v7", kty = type, crv = curve, x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) },
        }));
    }

    private void AnswerChallenged(string method, string path, string body) =>
        azure.On(method, path, 401, "{}", ("WWW-Authenticate", Challenge)).On(method, path, 200, body);
}
