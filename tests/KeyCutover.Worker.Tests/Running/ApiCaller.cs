using System.Net.Http.Json;
using System.Text;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.Worker.Tests.Running;

/// <summary>Somebody who calls the API.</summary>
internal sealed class ApiCaller(HttpClient http) : IDisposable
{
    public const string Root = "/api/v1";

    public Task<Answer> GetAsync(string path, params IReadOnlyList<(string Name, string Value)> headers) => SendAsync(HttpMethod.Get, Root + path, null, headers);

    /// <summary>Posts a body as JSON; null posts none.</summary>
    public Task<Answer> PostAsync(string path, object? body = null, params IReadOnlyList<(string Name, string Value)> headers) =>
        SendAsync(HttpMethod.Post, Root + path, body is null ? null : JsonContent.Create(body, body.GetType(), options: ApiJson.Options), headers);

    public Task<Answer> PostTextAsync(string path, string body, string contentType = "application/json") =>
        SendAsync(HttpMethod.Post, Root + path, new StringContent(body, Encoding.UTF8, contentType), []);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, IReadOnlyList<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, World.Cancellation);
        return await Answer.OfAsync(response);
    }

    /// <summary>The stream of a run's events.</summary>
    public async Task<HttpResponseMessage> FollowAsync(string path, params IReadOnlyList<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Root + path);
        request.Headers.Accept.ParseAdd("text/event-stream");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, World.Cancellation);
    }

    public void Dispose() => http.Dispose();
}
