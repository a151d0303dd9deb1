using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.AzureAdapters.Tests.Wire;

/// <summary>Literal answers of Azure, by method and path, played back to the real clients; and what those sent.</summary>
internal sealed class WirePlayback
{
    public const string Subscription = "/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10";
    public const string Group = Subscription + "/resourceGroups/pinegate-claims-rg";

    // The identity library remembers for the whole process that Entra throttled a client: each playback is a client of its own.
    private readonly string client = Guid.NewGuid().ToString();
    private readonly Dictionary<string, Queue<Answer>> answers = new(StringComparer.OrdinalIgnoreCase);

    private Answer tokenAnswer = new(200, """{"token_type":"Bearer","expires_in":3599,"access_token":"token"}""", []);

    public List<Sent> Requests { get; } = [];

    public AzureClients Clients => new(
        new AzureConnection
        {
            TenantId = new Guid("6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11"),
            ClientId = client,
            ClientSecret = SecretValue.Of("not-a-real-one"),
            DisableInstanceDiscovery = true,
        },
        new HttpClientTransport(new HttpClient(new Handler(this))));

    /// <summary>Answers a request; the last answer for a path is repeated.</summary>
    public WirePlayback On(string method, string path, int status, string body = "", params (string Name, string Value)[] headers)
    {
        var key = $"{method} {path}";
        if (!answers.TryGetValue(key, out var queue)) answers[key] = queue = new Queue<Answer>();
        queue.Enqueue(new Answer(status, body, headers));
        return this;
    }

    /// <summary>Answers requests for tokens.</summary>
    public void OnToken(int status, string body, params (string Name, string Value)[] headers) => tokenAnswer = new Answer(status, body, headers);

    public Sent Single(string method, string pathEnd) => Assert.Single(Requests, sent => sent.Method == method && sent.Uri.AbsolutePath.EndsWith(pathEnd, StringComparison.OrdinalIgnoreCase));

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        if (uri.AbsolutePath.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal))
        {
            return Build(tokenAnswer);
        }

        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(';', header.Value), StringComparer.OrdinalIgnoreCase);
        lock (Requests) Requests.Add(new Sent(request.Method.Method, uri, body, headers));
        // The official policy client leaves a doubled slash where a parent resource would stand; Azure takes it.
        if (!answers.TryGetValue($"{request.Method.Method} {uri.AbsolutePath.Replace("//", "/", StringComparison.Ordinal)}", out var queue))
        {
            return Build(new Answer(404, """{"error":{"code":"ResourceNotFound","message":"Nothing is recorded for this request."}}""", []));
        }

        return Build(queue.Count > 1 ? queue.Dequeue() : queue.Peek());
    }

    private static HttpResponseMessage Build(Answer answer)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new StringContent(answer.Body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in answer.Headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    internal sealed record Sent(string Method, Uri Uri, string Body, IReadOnlyDictionary<string, string> Headers);

    private sealed class Handler(WirePlayback playback) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            playback.AnswerAsync(request, cancellationToken);
    }

    private sealed record Answer(int Status, string Body, (string Name, string Value)[] Headers);
}
