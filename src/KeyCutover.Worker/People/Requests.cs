using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KeyCutover.Worker.People;

/// <summary>What kind of request it is.</summary>
internal static class Requests
{
    /// <summary>Whether it is for the API, so that whatever goes wrong is answered with problem details.</summary>
    public static bool IsForApi(this HttpRequest request) => request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/openapi");

    /// <summary>Whether somebody opens a page, and may be sent on to sign in: what a page loads or calls by itself must be told instead.</summary>
    public static bool IsForPage(this HttpRequest request)
    {
        if (request.IsForApi() || !HttpMethods.IsGet(request.Method)) return false;
        return request.Headers["Sec-Fetch-Mode"] is [{ } mode] ? mode == "navigate"
            : request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether it could change something.</summary>
    public static bool IsUnsafe(this HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method) && !HttpMethods.IsTrace(request.Method);

    /// <summary>Whether it shows a token, or something like it, so that its cookie does not count.</summary>
    public static bool ShowsToken(this HttpRequest request) => request.Headers.ContainsKey(HeaderNames.Authorization);
}
