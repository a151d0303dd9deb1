using Azure.Identity;
using KeyCutover.AzureAdapters.Accounts;
using KeyCutover.Domain;
using KeyCutover.Domain.Steps;

namespace KeyCutover.AzureAdapters.Tests.Wire;

public sealed class SignInWireTests
{
    private static readonly AzureResourceId Account = AzureResourceId.Parse(WirePlayback.Group + "/providers/Microsoft.CognitiveServices/accounts/x");

    private readonly WirePlayback azure = new();

    [Fact]
    public async Task A_refused_client_secret_is_a_matter_of_set_up_and_never_repeated_in_words()
    {
        azure.OnToken(401, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value.\r\nTrace ID: 1"}""");

        var failure = await ReadAsync();

        Assert.Equal((FailureKind.Misconfigured, "AADSTS7000215"), (failure?.Kind, failure?.Code));
        Assert.DoesNotContain("not-a-real-one", failure!.Message);
    }

    [Fact]
    public async Task A_busy_Entra_is_waited_out()
    {
        azure.OnToken(429, """{"error":"temporarily_unavailable","error_description":"Too many requests."}""", ("Retry-After", "17"));

        var failure = await ReadAsync();

        Assert.Equal((FailureKind.Throttled, TimeSpan.FromSeconds(17)), (failure?.Kind, failure?.RetryAfter));
    }

    private async Task<StepFailure?> ReadAsync()
    {
        var exception = await Assert.ThrowsAsync<AuthenticationFailedException>(() =>
            new CognitiveAccounts(azure.Clients).ReadAsync(Account, TestContext.Current.CancellationToken));
        return new AzureFailures(TimeProvider.System).Classify(exception);
    }
}
