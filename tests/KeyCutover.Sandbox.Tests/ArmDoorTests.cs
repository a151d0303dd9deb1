using System.Net.Http.Headers;

namespace KeyCutover.Sandbox.Tests;

public sealed class ArmDoorTests : SandboxTest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_token_the_answer_is_401_and_says_where_to_get_one()
    {
        var answer = await Answer.OfAsync(await Sandbox.Http.GetAsync(Sandbox.Site + "?api-version=2024-04-01", Cancellation));

        Assert.Equal((401, "AuthenticationFailed"), (answer.Status, answer.Code));
        Assert.Equal("Authentication failed. The 'Authorization' header is missing.", answer.Message);
        Assert.Contains("authorization_uri", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_was_tampered_with_is_not_a_token()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Sandbox.Site + "?api-version=2024-04-01");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA");
        var answer = await Answer.OfAsync(await Sandbox.Http.SendAsync(request, Cancellation));

        Assert.Equal((401, "InvalidAuthenticationToken"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_token_for_another_service_is_refused()
    {
        var token = await Sandbox.Credential.GetTokenAsync(new Azure.Core.TokenRequestContext(["https://vault.azure.net/.default"]), Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, Sandbox.Site + "?api-version=2024-04-01");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        var answer = await Answer.OfAsync(await Sandbox.Http.SendAsync(request, Cancellation));

        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task The_api_version_must_be_there_and_be_one()
    {
        var missing = await Answer.OfAsync(await Sandbox.Http.GetAsync(Sandbox.Site, Cancellation));
        var invalid = await Answer.OfAsync(await Sandbox.Http.GetAsync(Sandbox.Site + "?api-version=latest", Cancellation));

        Assert.Equal((400, "MissingApiVersionParameter"), (missing.Status, missing.Code));
        Assert.Equal((400, "InvalidApiVersionParameter"), (invalid.Status, invalid.Code));
    }

    [Fact]
    public async Task What_the_caller_may_not_do_is_403_in_the_words_of_Azure()
    {
        var path = $"/subscriptions/{Sandbox.Connection.SubscriptionId}/providers/Microsoft.Authorization/locks";
        var answer = await Sandbox.GetAsync(path);

        Assert.Equal((403, "AuthorizationFailed"), (answer.Status, answer.Code));
        Assert.Equal(
            $"The client '{Sandbox.Connection.ClientId}' with object id '8b1e5a90-7c42-4b6d-8a31-2c3d4e5f6a7b' does not have authorization to perform action 'Microsoft.Authorization/locks/read' over scope '/subscriptions/{Sandbox.Connection.SubscriptionId}' or the scope is invalid. If access was recently granted, please refresh your credentials.",
            answer.Message);
    }

    [Fact]
    public async Task Contributors_cannot_lock()
    {
        var answer = await Sandbox.PutAsync($"{Sandbox.Group}/providers/Microsoft.Authorization/locks/mine", new { properties = new { level = "ReadOnly" } });

        Assert.Equal(403, answer.Status);
        Assert.Contains("'Microsoft.Authorization/locks/write' over scope '" + Sandbox.Group + "/providers/Microsoft.Authorization/locks/mine'", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_that_is_not_there_is_404_in_the_words_of_Azure()
    {
        var answer = await Sandbox.GetAsync($"{Sandbox.Group}/providers/Microsoft.Web/sites/nobody");

        Assert.Equal((404, "ResourceNotFound"), (answer.Status, answer.Code));
        Assert.Equal("The Resource 'Microsoft.Web/sites/nobody' under resource group 'pinegate-claims-rg' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix", answer.Message);
    }

    [Fact]
    public async Task Letter_case_and_doubled_slashes_do_not_matter()
    {
        var answer = await Sandbox.GetAsync(Sandbox.Connection.ResourceManager + "/" + Sandbox.Site.ToUpperInvariant());

        Assert.Equal(200, answer.Status);
        Assert.Equal(Sandbox.Site, (string?)answer.Body!["id"]);
    }

    [Fact]
    public async Task Every_answer_carries_ids_and_what_is_left_of_the_rate_limit()
    {
        var answer = await Sandbox.GetAsync(Sandbox.Site);

        Assert.NotEmpty(answer.Headers.GetValues("x-ms-request-id"));
        Assert.NotEmpty(answer.Headers.GetValues("x-ms-correlation-request-id"));
        Assert.NotEmpty(answer.Headers.GetValues("x-ms-routing-request-id"));
        Assert.Equal("249", answer.Headers.GetValues("x-ms-ratelimit-remaining-subscription-reads").Single());
        Assert.Equal("3749", answer.Headers.GetValues("x-ms-ratelimit-remaining-subscription-global-reads").Single());
    }

    [Fact]
    public async Task Every_request_is_recorded_with_who_made_it()
    {
        await Sandbox.GetAsync(Sandbox.Site);

        var request = Sandbox.Azure.Requests[^1];
        Assert.Equal(("arm", "GET", Sandbox.Site, "8b1e5a90-7c42-4b6d-8a31-2c3d4e5f6a7b", 200), (request.Plane, request.Method, request.Path, request.PrincipalObjectId, request.Status));
    }
}
