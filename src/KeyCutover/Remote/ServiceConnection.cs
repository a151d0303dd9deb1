using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Core;
using KeyCutover.Worker.Api.Contracts;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace KeyCutover.Remote;

/// <summary>Requests to the service. What it refuses is thrown as it says it, with the exit code that goes with the status.</summary>
internal sealed class ServiceConnection : IDisposable
{
    private const string IdempotencyKey = "Idempotency-Key";

    private readonly HttpClient client;

    private ServiceConnection(RemoteTarget target, HttpMessageHandler handler)
    {
        Target = target;
        // Each try has a time limit of its own; events go on for days.
        client = new HttpClient(handler) { BaseAddress = new Uri(target.Server, "api/v1/"), Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The service.</summary>
    public RemoteTarget Target { get; }

    /// <summary>As somebody who is signed in.</summary>
    public static ServiceConnection Open(RemoteTarget target, TokenCredential credential, string scope) =>
        new(target, Resilient(new BearerHandler(target, credential, scope, TrustedHandler.Create(target.CaCertificate))));

    /// <summary>Asks the service where to sign in.</summary>
    /// <exception cref="Refusal">It cannot be reached, does not say, or says something that must not be followed.</exception>
    public static async Task<SignInChallenge> ReadChallengeAsync(RemoteTarget target, CancellationToken cancellation)
    {
        using var nobody = new ServiceConnection(target, Resilient(TrustedHandler.Create(target.CaCertificate)));
        using var request = new HttpRequestMessage(HttpMethod.Get, "me");
        using var response = await nobody.SendAsync(request, cancellation);
        return SignInChallenge.Read(target, response.Headers.WwwAuthenticate);
    }

    /// <summary>Reads a document.</summary>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await ReadAsync<T>(request, cancellation);
    }

    /// <summary>Asks for something. With an idempotency key it may be sent again when the answer is lost.</summary>
    public async Task<T> PostAsync<T>(string path, object body, string? idempotencyKey, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, body.GetType(), options: ApiJson.Options) };
        if (idempotencyKey is not null) request.Headers.Add(IdempotencyKey, idempotencyKey);
        return await ReadAsync<T>(request, cancellation);
    }

    /// <summary>Writes what is no document.</summary>
    public async Task CopyAsync(string path, Stream destination, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode) throw await ServiceProblem.OfAsync(Target, response, cancellation);
        try
        {
            await response.Content.CopyToAsync(destination, cancellation);
        }
        catch (HttpRequestException exception)
        {
            throw ServiceProblem.Unreachable(Target, exception);
        }
    }

    /// <summary>Opens what goes on until it is closed.</summary>
    public async Task<HttpResponseMessage> OpenEventsAsync(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var response = await SendAsync(request, cancellation);
        if (response.IsSuccessStatusCode) return response;
        using (response) throw await ServiceProblem.OfAsync(Target, response, cancellation);
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    private async Task<T> ReadAsync<T>(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var response = await SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode) throw await ServiceProblem.OfAsync(Target, response, cancellation);
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellation) ?? throw new JsonException("The answer is empty.");
        }
        catch (JsonException)
        {
            throw new Refusal($"{Target} answers something else than a KeyCutover service of this version does. Is it the right address?", ExitCodes.Unexpected);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw ServiceProblem.Unreachable(Target, exception);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (Exception exception) when (exception is HttpRequestException or Polly.Timeout.TimeoutRejectedException)
        {
            throw ServiceProblem.Unreachable(Target, exception);
        }
    }

    private static ResilienceHandler Resilient(HttpMessageHandler inner)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(250),
                BackoffType = DelayBackoffType.Exponential,
                ShouldHandle = attempt => ValueTask.FromResult(
                    MayRepeat(attempt.Context.GetRequestMessage()) && HttpClientResiliencePredicates.IsTransient(attempt.Outcome)),
            })
            // A preview reads all of a plan's resources in Azure before it answers.
            .AddTimeout(TimeSpan.FromSeconds(100))
            .Build();
        return new ResilienceHandler(pipeline) { InnerHandler = inner };
    }

    private static bool MayRepeat(HttpRequestMessage? request) => request is not null && (request.Method == HttpMethod.Get || request.Headers.Contains(IdempotencyKey));
}
