using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;
using KeyCutover.Domain.Steps;
using Microsoft.Identity.Client;

namespace KeyCutover.AzureAdapters;

/// <summary>The one place that reads what Azure clients throw.</summary>
internal sealed partial class AzureFailures(TimeProvider time) : IFailureClassifier
{
    public StepFailure? Classify(Exception exception) => exception switch
    {
        // The retry policy collects what every try threw; the last one is how things stand.
        AggregateException { InnerExceptions: [.., var last] } => Classify(last),
        AuthenticationFailedException failed => ReadSignIn(failed),
        RequestFailedException { Status: 0 } failed => ReadNetwork(failed),
        RequestFailedException failed => ReadAnswer(failed),
        HttpRequestException failed => ReadNetwork(failed),
        SocketException failed => ReadNetwork(failed),
        TimeoutException => TimedOut,
        OperationCanceledException cancelled when IsTimeOut(cancelled) => TimedOut,
        _ => null,
    };

    /// <summary>What Azure answered, without headers or body, for people.</summary>
    internal static string Describe(RequestFailedException exception)
    {
        var error = ReadError(exception);
        var code = error.InnerCode ?? error.Code;
        var message = error.Message ?? "it gave no reason";
        return $"Azure answered {exception.Status}{(code is null ? "" : $" {code}")}: {message.TrimEnd('.')}.{RequestId(exception)}";
    }

    /// <summary>The error's code, and Key Vault's finer one.</summary>
    internal static IReadOnlyList<string> CodesOf(RequestFailedException exception)
    {
        var error = ReadError(exception);
        return [.. new[] { error.InnerCode, error.Code }.OfType<string>()];
    }

    private static StepFailure TimedOut { get; } = new(
        FailureKind.Transient, "timeout", "Azure did not answer in time. It is tried again; if it goes on, check the network between here and Azure.");

    private StepFailure ReadAnswer(RequestFailedException exception)
    {
        var error = ReadError(exception);
        var verdict = AzureVerdict.Of(exception.Status, CodesOf(exception), error.Message ?? "");
        var code = error.InnerCode ?? error.Code ?? exception.Status.ToString(CultureInfo.InvariantCulture);
        return new StepFailure(verdict.Kind, code, $"{Describe(exception)} {verdict.Next}", RetryAfter(exception.GetRawResponse()));
    }

    private static StepFailure ReadSignIn(AuthenticationFailedException exception)
    {
        var network = Innermost(exception).FirstOrDefault(inner => inner is HttpRequestException or SocketException or AuthenticationException);
        if (network is not null) return ReadNetwork(network);
        if (Innermost(exception).OfType<OperationCanceledException>().Any()) return TimedOut;
        if (Innermost(exception).OfType<MsalServiceException>().FirstOrDefault(answer => answer.StatusCode is 429 or >= 500) is { } busy)
        {
            return new StepFailure(busy.StatusCode == 429 ? FailureKind.Throttled : FailureKind.Transient, "entra-busy",
                $"Entra answered {busy.StatusCode} when a token was asked for. It is tried again; no action needed.", busy.Headers?.RetryAfter?.Delta);
        }

        // Azure.Identity's own message only says which credential failed.
        var reason = Innermost(exception).OfType<MsalException>().FirstOrDefault()?.Message ?? exception.Message;
        var code = EntraCode().Match(reason) is { Success: true } match ? match.Value : "sign-in-failed";
        var said = AzureError.Readable(reason) ?? "no reason was given";
        // Entra marks its own passing faults with these two.
        return code is "AADSTS90033" or "AADSTS90055"
            ? new StepFailure(FailureKind.Transient, code, $"Entra could not issue a token: {said} It is tried again.")
            : new StepFailure(FailureKind.Misconfigured, code,
                $"Signing in to Azure failed: {said} Check the tenant, the client id and its secret or managed identity, then resume.");
    }

    private static StepFailure ReadNetwork(Exception exception)
    {
        if (Innermost(exception).OfType<AuthenticationException>().Any())
        {
            return new StepFailure(FailureKind.Misconfigured, "untrusted-certificate",
                "The server's certificate is not trusted. Check the endpoint, and the trusted certificate if one is configured, then resume.");
        }

        var socket = Innermost(exception).OfType<SocketException>().FirstOrDefault();
        return new StepFailure(FailureKind.Transient, "network",
            $"Azure could not be reached ({socket?.SocketErrorCode.ToString() ?? "connection lost"}). It is tried again; if it goes on, "
            + "check name resolution, firewall and proxy.");
    }

    private static AzureError ReadError(RequestFailedException exception)
    {
        var told = exception.GetRawResponse() is { } response ? AzureError.Read(exception.Status, Content(response)) : AzureError.None;
        // Beyond its first line the exception's own message repeats headers and body.
        return told with { Code = told.Code ?? exception.ErrorCode, Message = told.Message ?? AzureError.Readable(exception.Message) };
    }

    private static BinaryData? Content(Response response) => response.ContentStream is null or { CanSeek: false } ? null : response.Content;

    private TimeSpan? RetryAfter(Response? response)
    {
        if (response is null) return null;
        if (response.Headers.TryGetValue("x-ms-retry-after-ms", out var text) && double.TryParse(text, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        if (!response.Headers.TryGetValue("Retry-After", out text)) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at)) return null;
        var wait = at - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static string RequestId(RequestFailedException exception)
    {
        if (exception.GetRawResponse() is not { } response) return "";
        return response.Headers.TryGetValue("x-ms-request-id", out var id) || response.Headers.TryGetValue("apim-request-id", out id) ? $" (request {id})" : "";
    }

    /// <summary>
    /// Tells a call that took too long from one that somebody cancelled: HttpClient wraps a <see cref="TimeoutException"/>; the pipeline only says
    /// so, because its own token is cancelled either way.
    /// </summary>
    private static bool IsTimeOut(OperationCanceledException exception) =>
        exception.InnerException is TimeoutException || exception.Message.Contains("exceeded the configured timeout", StringComparison.Ordinal);

    private static IEnumerable<Exception> Innermost(Exception exception)
    {
        IEnumerable<Exception> inner = exception is AggregateException many ? many.InnerExceptions : exception.InnerException is { } one ? [one] : [];
        return inner.SelectMany(Innermost).Append(exception);
    }

    [GeneratedRegex(@"AADSTS\d+")]
    private static partial Regex EntraCode();
}
