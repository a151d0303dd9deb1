namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>
/// Who signed in last with a browser, for sign-ins that must not ask. The cookie says it openly: whoever reaches the sandbox may be anybody anyway.
/// Its name has the port, since browsers share cookies between all ports of localhost.
/// </summary>
internal sealed record BrowserSession(string Id, string UserId)
{
    private const char Separator = '.';

    public static BrowserSession? Of(HttpContext context) =>
        context.Request.Cookies[NameOf(context)]?.Split(Separator) is [var id, var userId] ? new BrowserSession(id, userId) : null;

    public static BrowserSession Start(HttpContext context, string userId)
    {
        var session = new BrowserSession(Guid.NewGuid().ToString(), userId);
        context.Response.Cookies.Append(NameOf(context), $"{session.Id}{Separator}{userId}", Options);
        return session;
    }

    public static void End(HttpContext context) => context.Response.Cookies.Delete(NameOf(context), Options);

    private static CookieOptions Options => new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, IsEssential = true };

    private static string NameOf(HttpContext context) => $"keycutover-sandbox-entra-{context.Connection.LocalPort}";
}
