using System.Net;
using System.Text.RegularExpressions;

namespace KeyCutover.Worker.Tests.Running;

/// <summary>A browser: it keeps cookies, follows links only when it is told to, and says where a request comes from.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient http;

    public Browser(Uri service, SocketsHttpHandler handler)
    {
        Service = service;
        handler.AllowAutoRedirect = false;
        handler.CookieContainer = Cookies;
        http = new HttpClient(handler);
    }

    public Uri Service { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>What each answer set, as it was sent.</summary>
    public List<string> SetCookies { get; } = [];

    public Task<HttpResponseMessage> OpenAsync(string path) => SendAsync(HttpMethod.Get, new Uri(Service, path), null, ("Sec-Fetch-Mode", "navigate"), ("Accept", "text/html"));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, HttpContent? content, params IReadOnlyList<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await http.SendAsync(request, World.Cancellation);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set)) SetCookies.AddRange(set);
        return answer;
    }

    /// <summary>Opens a page and signs in as somebody on the way; the answer is that of the page, or of whatever came instead.</summary>
    public async Task<HttpResponseMessage> SignInAsync(Persona persona, string path = "/signin")
    {
        using var sentOn = await OpenAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, sentOn.StatusCode);
        using var confirmed = await SendAsync(HttpMethod.Get, await ChooseAsync(sentOn.Headers.Location!, persona), null, ("Sec-Fetch-Mode", "navigate"));
        Assert.True(confirmed.StatusCode == HttpStatusCode.Redirect, await confirmed.Content.ReadAsStringAsync(World.Cancellation));
        return await OpenAsync(confirmed.Headers.Location!.ToString());
    }

    /// <summary>Presses somebody's button on the directory's page; where that leads.</summary>
    public async Task<Uri> ChooseAsync(Uri directory, Persona persona)
    {
        using var choice = await SendAsync(HttpMethod.Get, directory, null);
        var page = await choice.Content.ReadAsStringAsync(World.Cancellation);
        var fields = Hidden().Matches(page).ToDictionary(match => WebUtility.HtmlDecode(match.Groups[1].Value), match => WebUtility.HtmlDecode(match.Groups[2].Value));
        var button = Regex.Match(page, $"<button type=\"submit\" name=\"([^\"]*)\" value=\"([^\"]*)\"[^>]*>{persona.Name}</button>");
        fields[button.Groups[1].Value] = button.Groups[2].Value;
        using var form = new FormUrlEncodedContent(fields);
        using var chosen = await SendAsync(HttpMethod.Post, new Uri(directory, WebUtility.HtmlDecode(Action().Match(page).Groups[1].Value)), form);
        return chosen.Headers.Location!;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")]
    private static partial Regex Hidden();

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]*)\"")]
    private static partial Regex Action();
}
