using System.Collections.Concurrent;
using System.Diagnostics;
using KeyCutover.AzureAdapters.Accounts;
using KeyCutover.AzureAdapters.Vault;
using KeyCutover.Domain;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.AzureAdapters.Tests.Wire;

/// <summary>What the Azure clients tell a collector of their calls.</summary>
public sealed class SpanTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string VaultId = WirePlayback.Group + "/providers/Microsoft.KeyVault/vaults/pinegate-vault";
    private const string AccountId = WirePlayback.Group + "/providers/Microsoft.CognitiveServices/accounts/pinegate-openai";
    private const string Address = "https://pinegate-vault.vault.azure.net";
    private const string Refusal = $$$"""{"error":{"code":"401","message":"Access denied due to invalid subscription key {{{Key}}}."}}""";

    [Fact]
    public async Task Spans_tell_of_calls_and_hold_no_secret()
    {
        var azure = new WirePlayback();
        azure.On("GET", VaultId, 200, $$$"""{"id":"{{{VaultId}}}","name":"pinegate-vault","type":"Microsoft.KeyVault/vaults","location":"swedencentral","properties":{"vaultUri":"{{{Address}}}/","enableRbacAuthorization":true}}""");
        azure.On("GET", "/secrets/key1/versions", 401, "{}", ("WWW-Authenticate", """Bearer authorization="https://login.microsoftonline.com/6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11", resource="https://vault.azure.net" """));
        azure.On("GET", "/secrets/key1/versions", 404, """{"error":{"code":"SecretNotFound","message":"none"}}""");
        azure.On("PUT", "/secrets/key1", 200, Secret(enabled: true));
        azure.On("GET", "/secrets/key1/v1", 200, Secret(enabled: true));
        azure.On("PATCH", "/secrets/key1/v1", 200, Secret(enabled: false));
        azure.On("GET", AccountId, 200, $$$"""{"id":"{{{AccountId}}}","name":"pinegate-openai","type":"Microsoft.CognitiveServices/accounts","location":"swedencentral","properties":{"endpoint":"https://localhost:8443/accounts/pinegate-openai"}}""");
        azure.On("POST", "/accounts/pinegate-openai/openai/deployments/gpt-4o-mini/chat/completions", 401, Refusal);

        var told = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Azure.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = told.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var ours = new Activity("test").Start();
        var clients = azure.Clients;
        var cancellation = TestContext.Current.CancellationToken;
        await new KeyVaultSecrets(clients).PutAwayAsync(AzureResourceId.Parse(VaultId), "key1", SecretValue.Of(Key), new Dictionary<string, string>(), cancellation);
        await new CognitiveAccounts(clients).CallWithKeyAsync(AzureResourceId.Parse(AccountId), "gpt-4o-mini", SecretValue.Of(Key), cancellation);

        var spans = told.Where(span => span.TraceId == ours.TraceId).ToList();
        Assert.Contains(spans, span => span.DisplayName == "SecretClient.SetSecret");
        Assert.Contains(spans, span => span.Source.Name == "Azure.Core.Http" && span.GetTagItem("url.full") is string url && url.Contains("/chat/completions", StringComparison.Ordinal));
        Assert.DoesNotContain(spans.SelectMany(WordsOf), word => word.Contains(Key, StringComparison.Ordinal) || word.Contains("not-a-real-one", StringComparison.Ordinal));
    }

    private static IEnumerable<string> WordsOf(Activity span) =>
    [
        span.DisplayName, span.StatusDescription ?? "",
        .. span.TagObjects.Concat(span.Events.SelectMany(happened => happened.Tags)).Select(tag => $"{tag.Value}"),
    ];

    private static string Secret(bool enabled) =>
        $$$"""{"value":"{{{Key}}}","id":"{{{Address}}}/secrets/key1/v1","attributes":{"enabled":{{{(enabled ? "true" : "false")}}},"created":1700000000,"updated":1700000000},"tags":{}}""";
}
