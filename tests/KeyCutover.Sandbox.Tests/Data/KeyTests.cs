using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Microsoft.IdentityModel.Tokens;

namespace KeyCutover.Sandbox.Tests.Data;

public sealed class KeyTests : SandboxTest
{
    private const string Officer = "Key Vault Crypto Officer";

    private static readonly byte[] Digest = SHA256.HashData(Encoding.UTF8.GetBytes("what happened"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evidence_is_signed_by_the_vault_and_checked_by_anybody_with_the_public_key()
    {
        var key = (await GetAsync("evidence-signing")).Body!["key"]!;
        var signed = await PostAsync($"{Path(key)}/sign", new { alg = "ES256", value = Base64UrlEncoder.Encode(Digest) });

        using var publicHalf = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64UrlEncoder.DecodeBytes((string)key["x"]!), Y = Base64UrlEncoder.DecodeBytes((string)key["y"]!) },
        });
        Assert.True(publicHalf.VerifyHash(Digest, Base64UrlEncoder.DecodeBytes((string)signed.Body!["value"]!)));
        Assert.Equal(("EC", "P-256", """["sign","verify"]"""), ((string?)key["kty"], (string?)key["crv"], key["key_ops"]!.ToJsonString()));
        Assert.Equal((string?)key["kid"], (string?)signed.Body["kid"]);
        Assert.Null(key["d"]);
    }

    [Fact]
    public async Task The_vault_checks_signatures_too()
    {
        var signature = (string)(await PostAsync("keys/evidence-signing/sign", new { alg = "ES256", value = Base64UrlEncoder.Encode(Digest) })).Body!["value"]!;

        Assert.True((bool)(await VerifyAsync(Digest, signature)).Body!["value"]!);
        Assert.False((bool)(await VerifyAsync(SHA256.HashData("else"u8), signature)).Body!["value"]!);
    }

    [Fact]
    public async Task An_officer_makes_keys_and_new_versions_of_them()
    {
        var refusal = await PostAsync("keys/mine/create", new { kty = "RSA" });
        var officer = await Sandbox.PutAsync($"{Sandbox.Group}/providers/Microsoft.Authorization/roleAssignments/{Guid.NewGuid()}", new
        {
            properties = new { roleDefinitionId = $"/subscriptions/{Sandbox.Connection.SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{OfficerId}", principalId = Executor },
        });
        Sandbox.Wall.Advance(TimeSpan.FromMinutes(15));

        var first = await PostAsync("keys/mine/create", new { kty = "RSA", key_size = 2048, tags = new { run = "r1" } });
        var second = await PostAsync("keys/mine/create", new { kty = "RSA" });
        var newest = await GetAsync("mine");
        var signed = await PostAsync("keys/mine/sign", new { alg = "RS256", value = Base64UrlEncoder.Encode(Digest) });

        Assert.Equal((403, "ForbiddenByRbac"), (refusal.Status, (string?)refusal.Body!["error"]!["innererror"]!["code"]));
        Assert.Contains("Action: 'Microsoft.KeyVault/vaults/keys/create/action'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((201, 200, "r1"), (officer.Status, first.Status, (string?)first.Body!["tags"]!["run"]));
        Assert.NotEqual((string?)first.Body["key"]!["kid"], (string?)second.Body!["key"]!["kid"]);
        Assert.Equal((string?)second.Body["key"]!["kid"], (string?)newest.Body!["key"]!["kid"]);
        using var publicHalf = RSA.Create(new RSAParameters
        {
            Modulus = Base64UrlEncoder.DecodeBytes((string)newest.Body["key"]!["n"]!), Exponent = Base64UrlEncoder.DecodeBytes((string)newest.Body["key"]!["e"]!),
        });
        Assert.True(publicHalf.VerifyHash(Digest, Base64UrlEncoder.DecodeBytes((string)signed.Body!["value"]!), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal(400, (await PostAsync("keys/mine/create", new { kty = "oct" })).Status);
    }

    [Fact]
    public async Task What_cannot_be_signed_is_refused_in_the_words_of_the_vault()
    {
        var missing = await GetAsync("nothing");
        var wrongKind = await PostAsync("keys/evidence-signing/sign", new { alg = "RS256", value = Base64UrlEncoder.Encode(Digest) });
        var wrongLength = await PostAsync("keys/evidence-signing/sign", new { alg = "ES256", value = "AAAA" });
        var wrongBody = await PostAsync("keys/evidence-signing/sign", new { alg = 1 });

        Assert.Equal((404, "KeyNotFound"), (missing.Status, missing.Code));
        Assert.StartsWith("A key with (name/id) nothing was not found in this key vault.", missing.Message, StringComparison.Ordinal);
        Assert.Equal((400, "BadParameter"), (wrongKind.Status, wrongKind.Code));
        Assert.Contains("is of type 'EC'", wrongKind.Message, StringComparison.Ordinal);
        Assert.Equal((400, 400), (wrongLength.Status, wrongBody.Status));
    }

    [Fact]
    public async Task Keys_are_a_part_of_the_saved_state()
    {
        var signature = (string)(await PostAsync("keys/evidence-signing/sign", new { alg = "ES256", value = Base64UrlEncoder.Encode(Digest) })).Body!["value"]!;
        var state = await Sandbox.AdminAsync(HttpMethod.Get, "/state");
        lock (Sandbox.Azure.World.Gate)
            Sandbox.Azure.World.Vaults[0].Keys.Clear();

        await Sandbox.AdminAsync(HttpMethod.Put, "/state", state.Body!.ToJsonString());

        Assert.True((bool)(await VerifyAsync(Digest, signature)).Body!["value"]!);
    }

    private string OfficerId => Sandbox.Azure.World.RoleDefinitions.Single(role => role.RoleName == Officer).Name;

    private string Executor => Sandbox.Azure.World.Principals[0].ObjectId;

    private Task<Answer> VerifyAsync(byte[] digest, string signature) =>
        PostAsync("keys/evidence-signing/verify", new { alg = "ES256", digest = Base64UrlEncoder.Encode(digest), value = signature });

    private Task<Answer> GetAsync(string name) => SendAsync(HttpMethod.Get, $"keys/{name}", null);

    private Task<Answer> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    private async Task<Answer> SendAsync(HttpMethod method, string path, object? body)
    {
        var token = await Sandbox.Credential.GetTokenAsync(new TokenRequestContext(["https://vault.azure.net/.default"]), Cancellation);
        using var request = new HttpRequestMessage(method, new Uri(Sandbox.Connection.Vaults["pinegate-vault"], $"{path}?api-version=7.6"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return await Answer.OfAsync(await Sandbox.Http.SendAsync(request, Cancellation));
    }

    private static string Path(JsonNode key) => new Uri((string)key["kid"]!).AbsolutePath[1..];
}
