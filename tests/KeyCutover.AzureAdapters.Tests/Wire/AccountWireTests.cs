using KeyCutover.AzureAdapters.Accounts;
using KeyCutover.Domain;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.AzureAdapters.Tests.Wire;

public sealed class AccountWireTests
{
    private const string Id = WirePlayback.Group + "/providers/Microsoft.CognitiveServices/accounts/pinegate-openai";
    private const string Deployment = "/accounts/pinegate-openai/openai/deployments/gpt-4o-mini/chat/completions";

    private static readonly AzureResourceId Account = AzureResourceId.Parse(Id);

    private readonly WirePlayback azure = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_absent_property_means_that_keys_are_on()
    {
        azure.On("GET", Id, 200, AccountJson("""{"endpoint":"https://localhost:8443/accounts/pinegate-openai/","customSubDomainName":"pinegate-openai"}"""));

        var state = await new CognitiveAccounts(azure.Clients).ReadAsync(Account, Cancellation);

        Assert.False(state.LocalAuthDisabled);
        Assert.True(state.IsSettled);
        Assert.Equal("pinegate-openai", state.CustomSubdomain);
    }

    [Theory]
    [InlineData("Accepted", false)]
    [InlineData("ResolvingDNS", false)]
    [InlineData("Succeeded", true)]
    [InlineData("Failed", true)]
    public async Task Only_final_states_are_settled(string state, bool settled)
    {
        azure.On("GET", Id, 200, AccountJson($$$$"""{"endpoint":"https://localhost/","disableLocalAuth":null,"provisioningState":"{{{{state}}}}"}"""));

        Assert.Equal(settled, (await new CognitiveAccounts(azure.Clients).ReadAsync(Account, Cancellation)).IsSettled);
    }

    [Fact]
    public async Task Switching_keys_off_sends_that_property_and_the_location_only_and_does_not_wait()
    {
        azure.On("GET", Id, 200, AccountJson("""{"endpoint":"https://localhost/","networkAcls":{"defaultAction":"Allow"}}"""));
        azure.On("PATCH", Id, 202, AccountJson("""{"provisioningState":"Accepted"}"""), ("Location", "https://management.azure.com/op/1?t=1&c=2"), ("Retry-After", "0"));

        await new CognitiveAccounts(azure.Clients).SetLocalAuthAsync(Account, true, Cancellation);

        Assert.Equal("""{"location":"swedencentral","properties":{"disableLocalAuth":true}}""", azure.Single("PATCH", "/pinegate-openai").Body);
        Assert.DoesNotContain(azure.Requests, sent => sent.Uri.AbsolutePath == "/op/1");
    }

    [Fact]
    public async Task A_call_with_the_key_reads_the_refusal_and_the_request_id()
    {
        azure.On("GET", Id, 200, AccountJson("""{"endpoint":"https://localhost:8443/accounts/pinegate-openai"}"""));
        azure.On("POST", Deployment, 403, """{"error":{"code":"AuthenticationTypeDisabled","message":"Key based authentication is disabled for this resource."}}""", ("apim-request-id", "req-1"));

        var answer = await new CognitiveAccounts(azure.Clients).CallWithKeyAsync(Account, "gpt-4o-mini", SecretValue.Of("0123456789abcdef0123456789abcdef"), Cancellation);

        Assert.True(answer.KeyRefused);
        Assert.Equal(("AuthenticationTypeDisabled", "req-1"), (answer.ErrorCode, answer.RequestId));
        var sent = azure.Single("POST", "/completions");
        Assert.Equal("0123456789abcdef0123456789abcdef", sent.Headers["api-key"]);
        Assert.Equal("?api-version=2024-10-21", sent.Uri.Query);
        Assert.Contains("\"max_tokens\":1", sent.Body);
    }

    [Fact]
    public async Task An_answer_without_an_error_envelope_is_read_too()
    {
        azure.On("GET", Id, 200, AccountJson("""{"endpoint":"https://localhost:8443/accounts/pinegate-openai/"}"""));
        azure.On("POST", Deployment, 401, """{"statusCode":401,"message":"Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired."}""");

        var answer = await new CognitiveAccounts(azure.Clients).CallWithKeyAsync(Account, "gpt-4o-mini", SecretValue.Of("k"), Cancellation);

        Assert.Equal((401, "401"), (answer.Status, answer.ErrorCode));
        Assert.StartsWith("Unauthorized. Access token is missing", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_call_is_not_repeated_by_the_client()
    {
        azure.On("GET", Id, 429, """{"error":{"code":"SubscriptionRequestsThrottled","message":"Number of 'read' requests exceeded."}}""", ("Retry-After", "372"));

        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => new CognitiveAccounts(azure.Clients).ReadAsync(Account, Cancellation));

        Assert.Single(azure.Requests);
    }

    private static string AccountJson(string properties) =>
        $$$$"""{"id":"{{{{Id}}}}","name":"pinegate-openai","type":"Microsoft.CognitiveServices/accounts","kind":"OpenAI","location":"swedencentral","sku":{"name":"S0"},"properties":{{{{properties}}}}}""";
}
