using System.Net;
using Azure;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;

namespace KeyCutover.Sandbox.Tests.Data;

public sealed class VaultTests : IAsyncLifetime
{
    private RunningSandbox sandbox = null!;
    private SecretClient client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Use(await RunningSandbox.StartAsync());

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_secret_is_set_read_described_and_versioned()
    {
        var first = await client.SetSecretAsync(new KeyVaultSecret("key", "one") { Properties = { ContentType = "text/plain", Tags = { ["run"] = "r1" } } }, Cancellation);
        var second = await client.SetSecretAsync("key", "two", Cancellation);

        Assert.Equal("two", (await client.GetSecretAsync("key", cancellationToken: Cancellation)).Value.Value);
        var old = (await client.GetSecretAsync("key", first.Value.Properties.Version, Cancellation)).Value;
        Assert.Equal(("one", "text/plain", "r1"), (old.Value, old.Properties.ContentType, old.Properties.Tags["run"]));
        Assert.Equal(90, old.Properties.RecoverableDays);

        old.Properties.Tags["run"] = "r2";
        old.Properties.ExpiresOn = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var described = (await client.UpdateSecretPropertiesAsync(old.Properties, Cancellation)).Value;
        Assert.Equal(("r2", old.Properties.ExpiresOn), (described.Tags["run"], described.ExpiresOn));
        Assert.Equal("text/plain", described.ContentType);

        var versions = await client.GetPropertiesOfSecretVersionsAsync("key", Cancellation).ToListAsync(Cancellation);
        Assert.Equal([first.Value.Properties.Version, second.Value.Properties.Version], versions.Select(version => version.Version));
    }

    [Fact]
    public async Task A_disabled_secret_is_listed_but_not_read()
    {
        var secret = (await client.SetSecretAsync("key", "one", Cancellation)).Value;
        secret.Properties.Enabled = false;
        await client.UpdateSecretPropertiesAsync(secret.Properties, Cancellation);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => client.GetSecretAsync("key", cancellationToken: Cancellation));

        Assert.Equal((403, "Forbidden"), (refusal.Status, refusal.ErrorCode));
        Assert.Contains("SecretDisabled", refusal.GetRawResponse()!.Content.ToString(), StringComparison.Ordinal);
        var listed = Assert.Single(await client.GetPropertiesOfSecretsAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal(("key", false), (listed.Name, listed.Enabled));
    }

    [Fact]
    public async Task A_deleted_secret_keeps_its_name_until_it_is_recovered_or_purged()
    {
        await client.SetSecretAsync("key", "one", Cancellation);
        var deletion = await client.StartDeleteSecretAsync("key", Cancellation);
        await deletion.WaitForCompletionAsync(Cancellation);

        Assert.Equal(404, (await Refused(() => client.GetSecretAsync("key", cancellationToken: Cancellation))).Status);
        var conflict = await Refused(() => client.SetSecretAsync("key", "two", Cancellation));
        Assert.Equal((409, "Conflict"), (conflict.Status, conflict.ErrorCode));
        Assert.Contains("ObjectIsDeletedButRecoverable", conflict.GetRawResponse()!.Content.ToString(), StringComparison.Ordinal);
        Assert.Equal("key", Assert.Single(await client.GetDeletedSecretsAsync(Cancellation).ToListAsync(Cancellation)).Name);

        await (await client.StartRecoverDeletedSecretAsync("key", Cancellation)).WaitForCompletionAsync(Cancellation);
        Assert.Equal("one", (await client.GetSecretAsync("key", cancellationToken: Cancellation)).Value.Value);

        await (await client.StartDeleteSecretAsync("key", Cancellation)).WaitForCompletionAsync(Cancellation);
        await client.PurgeDeletedSecretAsync("key", Cancellation);
        Assert.Equal("three", (await client.SetSecretAsync("key", "three", Cancellation)).Value.Value);
    }

    [Fact]
    public async Task More_secrets_than_a_page_holds_are_listed_completely()
    {
        for (var number = 0; number < 27; number++)
            await client.SetSecretAsync($"key-{number:00}", "value", Cancellation);

        Assert.Equal(27, (await client.GetPropertiesOfSecretsAsync(Cancellation).ToListAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task A_value_over_25_kilobytes_is_refused()
    {
        var refusal = await Refused(() => client.SetSecretAsync("key", new string('x', (25 * 1024) + 1), Cancellation));

        Assert.Equal((400, "BadParameter"), (refusal.Status, refusal.ErrorCode));
    }

    [Fact]
    public async Task A_request_without_token_is_challenged_with_the_tenant_and_the_audience()
    {
        using var answer = await sandbox.Http.GetAsync(new Uri(sandbox.Connection.Vaults["pinegate-vault"], "secrets?api-version=7.6"), Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var challenge = Assert.Single(answer.Headers.WwwAuthenticate).ToString();
        Assert.Contains($"authorization=\"{sandbox.Connection.Authority.GetLeftPart(UriPartial.Authority)}/{sandbox.Connection.TenantId}\"", challenge, StringComparison.Ordinal);
        Assert.Contains("resource=\"https://vault.azure.net\"", challenge, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    - Key Vault Secrets Officer", "", "", "ForbiddenByRbac")]
    [InlineData("name: pinegate-vault", "name: pinegate-vault", "\n    firewallClosed: true", "ForbiddenByFirewall")]
    [InlineData("name: pinegate-vault", "name: pinegate-vault", "\n    rbac: false", "AccessDenied")]
    public async Task A_caller_without_access_is_told_what_forbids_it(string seedText, string kept, string added, string inner)
    {
        await sandbox.DisposeAsync();
        Use(await RunningSandbox.StartAsync(change: seed => seed.Replace(seedText, kept + added, StringComparison.Ordinal)));

        var refusal = await Refused(() => client.SetSecretAsync("key", "one", Cancellation));

        Assert.Equal((403, "Forbidden"), (refusal.Status, refusal.ErrorCode));
        Assert.Contains($"\"{inner}\"", refusal.GetRawResponse()!.Content.ToString(), StringComparison.Ordinal);
    }

    private static Task<RequestFailedException> Refused<T>(Func<Task<T>> call) => Assert.ThrowsAsync<RequestFailedException>(call);

    private void Use(RunningSandbox running)
    {
        sandbox = running;
        client = new SecretClient(running.Connection.Vaults["pinegate-vault"], running.Credential, new SecretClientOptions
        {
            DisableChallengeResourceVerification = true,
            Transport = new HttpClientTransport(running.Http),
        });
    }
}
