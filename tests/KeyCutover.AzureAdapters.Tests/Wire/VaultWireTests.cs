using KeyCutover.AzureAdapters.Vault;
using KeyCutover.Domain;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.AzureAdapters.Tests.Wire;

public sealed class VaultWireTests
{
    private const string Id = WirePlayback.Group + "/providers/Microsoft.KeyVault/vaults/pinegate-vault";
    private const string Address = "https://pinegate-vault.vault.azure.net";

    private static readonly AzureResourceId Vault = AzureResourceId.Parse(Id);
    private static readonly Dictionary<string, string> Tags = new() { ["run"] = "r1" };

    private readonly WirePlayback azure = new();

    public VaultWireTests() => azure.On("GET", Id, 200,
        $$$$"""{"id":"{{{{Id}}}}","name":"pinegate-vault","type":"Microsoft.KeyVault/vaults","location":"swedencentral","properties":{"vaultUri":"{{{{Address}}}}/","enableRbacAuthorization":true}}""");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private KeyVaultSecrets Secrets => new(azure.Clients);

    [Fact]
    public async Task Putting_away_stores_reads_back_and_disables()
    {
        AnswerChallenge("GET", "/secrets/key1/versions", 404, """{"error":{"code":"SecretNotFound","message":"none"}}""");
        azure.On("PUT", "/secrets/key1", 200, Secret("v1", "the value"));
        azure.On("GET", "/secrets/key1/v1", 200, Secret("v1", "the value"));
        azure.On("PATCH", "/secrets/key1/v1", 200, Secret("v1", null));

        var reference = await Secrets.PutAwayAsync(Vault, "key1", SecretValue.Of("the value"), Tags, Cancellation);

        Assert.Equal(new SecretReference(Id, "key1", "v1"), reference);
        Assert.Contains("\"enabled\":true", azure.Single("PUT", "/key1").Body);
        Assert.Contains("\"run\":\"r1\"", azure.Single("PUT", "/key1").Body);
        Assert.Contains("\"enabled\":false", azure.Single("PATCH", "/v1").Body);
    }

    [Fact]
    public async Task Putting_the_same_away_again_keeps_the_version_and_leaves_it_disabled()
    {
        AnswerChallenge("GET", "/secrets/key1/versions", 200, $$$$"""{"value":[{{{{Secret("v1", null)}}}}]}""");
        azure.On("GET", "/secrets/key1/v1", 200, Secret("v1", "the value"));
        azure.On("PATCH", "/secrets/key1/v1", 200, Secret("v1", null));

        var reference = await Secrets.PutAwayAsync(Vault, "key1", SecretValue.Of("the value"), Tags, Cancellation);

        Assert.Equal("v1", reference.Version);
        Assert.DoesNotContain(azure.Requests, sent => sent.Method == "PUT");
        Assert.Contains("\"enabled\":false", azure.Requests.Last(sent => sent.Method == "PATCH").Body);
    }

    [Fact]
    public async Task A_soft_deleted_name_is_recovered_first()
    {
        AnswerChallenge("GET", "/secrets/key1/versions", 200, """{"value":[]}""");
        azure.On("PUT", "/secrets/key1", 409, """{"error":{"code":"Conflict","message":"Secret key1 is currently in a deleted but recoverable state, and its name cannot be reused.","innererror":{"code":"ObjectIsDeletedButRecoverable"}}}""");
        azure.On("PUT", "/secrets/key1", 200, Secret("v2", "the value"));
        azure.On("POST", "/deletedsecrets/key1/recover", 200, Secret("v1", null));
        azure.On("GET", "/secrets/key1/v2", 200, Secret("v2", "the value"));
        azure.On("PATCH", "/secrets/key1/v2", 200, Secret("v2", null));

        Assert.Equal("v2", (await Secrets.PutAwayAsync(Vault, "key1", SecretValue.Of("the value"), Tags, Cancellation)).Version);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_is_disabled_again_all_the_same()
    {
        AnswerChallenge("GET", "/secrets/key1/versions", 200, $$$$"""{"value":[{{{{Secret("v1", null)}}}}]}""");
        azure.On("PATCH", "/secrets/key1/v1", 200, Secret("v1", null));
        azure.On("GET", "/secrets/key1/v1", 403, """{"error":{"code":"Forbidden","message":"no","innererror":{"code":"ForbiddenByRbac"}}}""");

        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => Secrets.OpenAsync(new SecretReference(Id, "key1", "v1"), Cancellation));

        Assert.Equal([true, false], azure.Requests.Where(sent => sent.Method == "PATCH").Select(sent => sent.Body.Contains("\"enabled\":true", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_version_is_found_without_its_value()
    {
        AnswerChallenge("GET", "/secrets/key1/versions", 200, $$$$"""{"value":[{{{{Secret("v1", null)}}}}]}""");

        var found = await Secrets.FindAsync(new SecretReference(Id, "key1", "v1"), Cancellation);

        Assert.False(found!.Enabled);
        Assert.Equal("r1", found.Tags["run"]);
        Assert.Null(await Secrets.FindAsync(new SecretReference(Id, "key1", "v9"), Cancellation));
    }

    [Fact]
    public async Task Describing_replaces_tags_and_expiry_and_leaves_it_disabled()
    {
        AnswerChallenge("GET", "/secrets/key1/versions", 200, $$$$"""{"value":[{{{{Secret("v1", null)}}}}]}""");
        azure.On("PATCH", "/secrets/key1/v1", 200, Secret("v1", null));
        var expires = new DateTimeOffset(2027, 1, 2, 3, 4, 5, TimeSpan.Zero);

        await Secrets.DescribeAsync(new SecretReference(Id, "key1", "v1"), new Dictionary<string, string> { ["owner"] = "o" }, expires, "break-glass", Cancellation);

        var body = azure.Single("PATCH", "/v1").Body;
        Assert.Contains("\"tags\":{\"owner\":\"o\"}", body);
        Assert.Contains($"\"exp\":{expires.ToUnixTimeSeconds()}", body);
        Assert.Contains("\"enabled\":false", body);
        Assert.Contains("\"contentType\":\"break-glass\"", body);
    }

    [Fact]
    public async Task Secrets_are_found_by_a_tag()
    {
        AnswerChallenge("GET", "/secrets", 200,
            $$$$"""{"value":[{"id":"{{{{Address}}}}/secrets/ours","attributes":{"enabled":false},"tags":{"run":"r1"}},{"id":"{{{{Address}}}}/secrets/other","attributes":{"enabled":true},"tags":{"run":"r2"}},{"id":"{{{{Address}}}}/secrets/bare","attributes":{"enabled":true}}]}""");

        Assert.Equal(["ours"], await Secrets.FindTaggedAsync(Vault, "run", "r1", Cancellation));
    }

    [Fact]
    public async Task Deleting_what_is_gone_is_quiet()
    {
        AnswerChallenge("DELETE", "/secrets/key1", 404, """{"error":{"code":"SecretNotFound","message":"none"}}""");

        await Secrets.DeleteAsync(Vault, "key1", Cancellation);
    }

    [Fact]
    public async Task A_vault_that_refuses_says_why()
    {
        AnswerChallenge("GET", "/secrets", 403, """{"error":{"code":"Forbidden","message":"Client address is not authorized and caller is not a trusted service.\r\nClient address: 10.0.0.1","innererror":{"code":"ForbiddenByFirewall"}}}""");

        var state = await Secrets.ReadAsync(Vault, Cancellation);

        Assert.True(state.UsesRbac);
        Assert.Equal("Azure answered 403 ForbiddenByFirewall: Client address is not authorized and caller is not a trusted service.", state.RefusedReason);
    }

    /// <summary>The first request of a vault's client is answered with a challenge.</summary>
    private void AnswerChallenge(string method, string path, int status, string body)
    {
        azure.On(method, path, 401, "{}", ("WWW-Authenticate", """Bearer authorization="https://login.microsoftonline.com/6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11", resource="https://vault.azure.net" """));
        azure.On(method, path, status, body);
    }

    private static string Secret(string version, string? value)
    {
        var held = value is null ? "" : $"\"value\":\"{value}\",";
        return $$$$"""{{{{{held}}}}"id":"{{{{Address}}}}/secrets/key1/{{{{version}}}}","attributes":{"enabled":{{{{(value is null ? "false" : "true")}}}},"created":1700000000,"updated":1700000000},"tags":{"run":"r1"}}""";
    }
}
