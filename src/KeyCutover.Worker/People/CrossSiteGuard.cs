using KeyCutover.Worker.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KeyCutover.Worker.People;

/// <summary>
/// Refuses what another site has a browser do with our cookie. Browsers say where a request comes from; a program that has the cookie and
/// says nothing of the kind adds a header of its own, which no other site can have a browser send.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next, Refusals refusals)
{
    public const string Header = "X-KeyCutover-Request";

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.IsUnsafe() || request.ShowsToken() || context.User.Identity is not { IsAuthenticated: true } || IsOurs(request))
        {
            await next(context);
            return;
        }

        const string Reason = "The request came from another site.";
        await refusals.RecordAsync(context, Reason);
        await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, $"{Reason} A program that signs in by cookie sends the header {Header}.");
    }

    private static bool IsOurs(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site]) return site == "same-origin";
        if (request.Headers[HeaderNames.Origin] is [{ } origin]) return origin == $"{request.Scheme}://{request.Host}";
        return request.Headers.ContainsKey(Header);
    }
}
