using System.Net.Sockets;
using System.Security.Authentication;
using Azure;
using Azure.Identity;
using KeyCutover.Domain.Steps;

namespace KeyCutover.AzureAdapters.Tests;

public sealed class AzureFailuresTests
{
    private const string Account = "/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/pinegate-claims-rg/providers/Microsoft.CognitiveServices/accounts/pinegate-openai";

    private readonly AzureFailures failures = new(new FixedTime());

    public static TheoryData<int, string, FailureKind, string> Answers => new()
    {
        { 400, Arm("PrincipalNotFound", "Principal 1 does not exist in the directory 2."), FailureKind.NotYet, "PrincipalNotFound" },
        { 401, Arm("PermissionDenied", "Principal does not have access to API/Operation."), FailureKind.NotYet, "PermissionDenied" },
        { 429, Arm("SubscriptionRequestsThrottled", "Number of 'read' requests exceeded."), FailureKind.Throttled, "SubscriptionRequestsThrottled" },
        { 429, Arm("RetryableErrorDueToAnotherOperation", "Busy."), FailureKind.Conflict, "RetryableErrorDueToAnotherOperation" },
        { 409, Arm("RequestConflict", $"Another operation is being performed on the parent resource '{Account}'. Please try again later."), FailureKind.Conflict, "RequestConflict" },
        { 409, """{"Code":"Conflict","Message":"Cannot modify this site because another operation is in progress. Details: Id: 1, OperationName: SwapSiteSlots","Target":null,"Innererror":null}""", FailureKind.Conflict, "Conflict" },
        { 409, """{"Code":"Conflict","Message":"The slot cannot be changed because its configuration settings have been prepared for swap."}""", FailureKind.Conflict, "Conflict" },
        { 400, Arm("AccountProvisioningStateInvalid", "Account in state Accepted"), FailureKind.Conflict, "AccountProvisioningStateInvalid" },
        { 409, Arm("ScopeLocked", $"The scope '{Account}' cannot perform write operation because following scope(s) are locked: '{Account}'. Please remove the lock and try again."), FailureKind.Forbidden, "ScopeLocked" },
        { 403, Arm("AuthorizationFailed", "The client 'x' does not have authorization."), FailureKind.Forbidden, "AuthorizationFailed" },
        { 403, Arm("RequestDisallowedByPolicy", "Disallowed."), FailureKind.Forbidden, "RequestDisallowedByPolicy" },
        { 403, """{"error":{"code":"Forbidden","message":"Caller is not authorized to perform action on resource.\r\nCaller: appid=1","innererror":{"code":"ForbiddenByRbac"}}}""", FailureKind.Forbidden, "ForbiddenByRbac" },
        { 403, Arm("LinkedAuthorizationFailed", "Cross-tenant."), FailureKind.Transient, "LinkedAuthorizationFailed" },
        { 400, Arm("RoleAssignmentUpdateNotPermitted", "Tenant ID, application ID, principal ID, and scope are not allowed to be updated."), FailureKind.Drift, "RoleAssignmentUpdateNotPermitted" },
        { 400, Arm("BadRequest", "Failed to list key. disableLocalAuth is set to be true"), FailureKind.Misconfigured, "BadRequest" },
        { 400, Arm("BadRequest", "Please provide a custom subdomain for token authentication, otherwise API key is required."), FailureKind.Misconfigured, "BadRequest" },
        { 401, """{"statusCode":401,"message":"Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired."}""", FailureKind.Misconfigured, "401" },
        { 403, Arm("403", "Access denied due to Virtual Network/Firewall rules."), FailureKind.Misconfigured, "403" },
        { 404, Arm("ResourceNotFound", "The Resource was not found."), FailureKind.Misconfigured, "ResourceNotFound" },
        { 503, "<html>busy</html>", FailureKind.Transient, "503" },
        { 200, Arm("PartialError", "Cut short."), FailureKind.Unknown, "PartialError" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_is_read_by_its_code_and_message(int status, string body, FailureKind kind, string code)
    {
        var failure = failures.Classify(new RequestFailedException(new RecordedResponse(status, body)));

        Assert.NotNull(failure);
        Assert.Equal((kind, code), (failure.Kind, failure.Code));
        Assert.StartsWith($"Azure answered {status}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_says_what_Azure_answered_the_request_id_and_what_to_do()
    {
        var response = new RecordedResponse(409, Arm("ScopeLocked", "The scope is locked."), ("x-ms-request-id", "req-7"));

        Assert.Equal(
            "Azure answered 409 ScopeLocked: The scope is locked. (request req-7) Have the lock's owner remove the lock, then resume.",
            failures.Classify(new RequestFailedException(response))?.Message);
    }

    [Fact]
    public void An_exception_without_a_response_is_read_by_its_own_fields()
    {
        var failure = failures.Classify(new RequestFailedException(409, "Busy.\nHeaders:\napi-key: abc", "RequestConflict", null));

        Assert.Equal((FailureKind.Conflict, "RequestConflict"), (failure?.Kind, failure?.Code));
        Assert.DoesNotContain("api-key", failure!.Message);
    }

    [Theory]
    [InlineData("Retry-After", "372", 372)]
    [InlineData("Retry-After", "Fri, 01 May 2026 00:00:30 GMT", 30)]
    [InlineData("Retry-After", "Thu, 30 Apr 2026 23:59:00 GMT", 0)]
    [InlineData("x-ms-retry-after-ms", "1500", 1.5)]
    public void How_long_to_wait_is_passed_on(string header, string value, double seconds)
    {
        var response = new RecordedResponse(429, Arm("ResourceRequestsThrottled", "Slow down."), (header, value));

        Assert.Equal(TimeSpan.FromSeconds(seconds), failures.Classify(new RequestFailedException(response))?.RetryAfter);
    }

    [Fact]
    public void The_last_of_several_tries_counts()
    {
        var tries = new AggregateException(new RequestFailedException(503, "busy"), new RequestFailedException(403, "no", "AuthorizationFailed", null));

        Assert.Equal(FailureKind.Forbidden, failures.Classify(tries)?.Kind);
    }

    [Fact]
    public void A_lost_connection_passes_and_an_untrusted_certificate_does_not()
    {
        var lost = new RequestFailedException(0, "refused", null, new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)));
        var untrusted = new HttpRequestException("The SSL connection could not be established", new AuthenticationException("UntrustedRoot"));

        Assert.Equal((FailureKind.Transient, "network"), (failures.Classify(lost)?.Kind, failures.Classify(lost)?.Code));
        Assert.Equal((FailureKind.Misconfigured, "untrusted-certificate"), (failures.Classify(untrusted)?.Kind, failures.Classify(untrusted)?.Code));
    }

    [Fact]
    public void A_wrong_client_secret_is_a_matter_of_set_up()
    {
        var failure = failures.Classify(new AuthenticationFailedException("ClientSecretCredential authentication failed: AADSTS7000215: Invalid client secret provided.\r\nTrace ID: 1"));

        Assert.Equal((FailureKind.Misconfigured, "AADSTS7000215"), (failure?.Kind, failure?.Code));
        Assert.DoesNotContain("Trace", failure!.Message);
    }

    [Fact]
    public void Entra_out_of_reach_passes()
    {
        var unreachable = new AuthenticationFailedException("failed", new HttpRequestException("x", new SocketException((int)SocketError.TimedOut)));

        Assert.Equal(FailureKind.Transient, failures.Classify(unreachable)?.Kind);
        Assert.Equal(FailureKind.Misconfigured, failures.Classify(new CredentialUnavailableException("No identity was found."))?.Kind);
    }

    [Fact]
    public void A_time_out_is_a_failure_and_a_cancellation_is_not()
    {
        Assert.Equal((FailureKind.Transient, "timeout"), Read(new TaskCanceledException("x", new TimeoutException())));
        Assert.Equal((FailureKind.Transient, "timeout"), Read(new TimeoutException()));
        Assert.Null(failures.Classify(new TaskCanceledException("A task was canceled.")));

        (FailureKind?, string?) Read(Exception exception) => (failures.Classify(exception)?.Kind, failures.Classify(exception)?.Code);
    }

    [Fact]
    public void A_bug_is_no_failure_of_Azure()
    {
        Assert.Null(failures.Classify(new InvalidOperationException("bug")));
        Assert.Null(failures.Classify(new KeyNotFoundException()));
    }

    private static string Arm(string code, string message) => $$$$"""{"error":{"code":"{{{{code}}}}","message":"{{{{message}}}}"}}""";

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
