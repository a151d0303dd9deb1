using System.Net;
using System.Net.Http.Json;
using System.Security.Authentication;
using System.Text.Json;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.Remote;

/// <summary>Says what the service refuses, or that it cannot be reached.</summary>
internal static class ServiceProblem
{
    /// <summary>What an answer that is no success means.</summary>
    public static async Task<Refusal> OfAsync(RemoteTarget target, HttpResponseMessage response, CancellationToken cancellation)
    {
        var problem = await ReadAsync(response, cancellation);
        var detail = problem is { Problems: { Count: > 0 } problems } ? string.Join(Environment.NewLine, problems) : problem?.Detail ?? problem?.Title;
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new Refusal($"{target} does not accept the sign-in. Sign in again: keycutover sign-in --server {target}", ExitCodes.NotPermitted),
            HttpStatusCode.Forbidden => new Refusal(detail ?? $"{target} does not permit this.", ExitCodes.NotPermitted),
            HttpStatusCode.TooManyRequests => new Refusal($"{target} asks for fewer requests. Try again later.", ExitCodes.Unexpected),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new Refusal(detail ?? $"{target} refuses this ({(int)response.StatusCode}).", ExitCodes.BadInput),
            >= HttpStatusCode.InternalServerError => new Refusal(
                $"{target} failed ({(int)response.StatusCode}){(problem?.TraceId is { } trace ? $"; its operators find it as {trace}" : "")}. {detail}".TrimEnd(), ExitCodes.Unexpected),
            _ => new Refusal($"{target} answers {(int)response.StatusCode}. Is it the address of a KeyCutover service?", ExitCodes.Unexpected),
        };
    }

    /// <summary>What it means when there is no answer.</summary>
    public static Refusal Unreachable(RemoteTarget target, Exception exception)
    {
        if (exception.InnerException is AuthenticationException)
            return new Refusal($"{target} cannot be reached safely: its certificate is not trusted. If a private authority issued it, name that with --ca-certificate FILE.", ExitCodes.Unexpected);
        var reason = exception is Polly.Timeout.TimeoutRejectedException ? "It does not answer in time." : exception.GetBaseException().Message.TrimEnd('.') + ".";
        return new Refusal($"{target} cannot be reached. {reason} Check the address, name resolution, firewall and proxy, and whether the service runs.", ExitCodes.Unexpected);
    }

    private static async Task<ProblemDocument?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<ProblemDocument>(ApiJson.Options, cancellation);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or HttpRequestException or IOException)
        {
            // A gateway in between may answer with a page of its own.
            return null;
        }
    }
}
