using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace KeyCutover.Sandbox.Entra.Pages;

/// <summary>A page of the sign-in: complete in itself, and with a policy that lets nothing else be loaded or run.</summary>
internal sealed class PageResult(string title, string body, int status = StatusCodes.Status200OK, string? script = null) : IResult
{
    // Browsers hash what is between the tags with the line ends of the web.
    private static readonly string Style = """
        :root { color-scheme: light dark; --back: #f6f8fa; --card: #fff; --text: #1b1f24; --soft: #57606a; --line: #6e7781; --accent: #0b5cad; --warn: #a40e26; }
        @media (prefers-color-scheme: dark) { :root { --back: #0d1117; --card: #161c24; --text: #e6edf3; --soft: #a3b1bf; --line: #7d8894; --accent: #79b8ff; --warn: #ff9a9a; } }
        * { box-sizing: border-box; }
        body { margin: 0; padding: 1.5rem 1rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
        main { max-width: 34rem; margin: 0 auto; }
        h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
        p { margin: 0 0 1rem; }
        ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
        li { background: var(--card); border-radius: .5rem; padding: .5rem; }
        li p { color: var(--soft); font-size: .9rem; margin: .25rem .25rem 0; overflow-wrap: anywhere; }
        label { display: block; font-weight: 600; margin-bottom: .25rem; }
        button, input { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .375rem; min-height: 2.75rem; padding: .5rem .75rem; width: 100%; }
        button { text-align: left; font-weight: 600; cursor: pointer; }
        button:hover { border-color: var(--accent); color: var(--accent); }
        input { margin-bottom: .75rem; letter-spacing: .1em; text-transform: uppercase; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .warn { color: var(--warn); font-weight: 600; }
        """.ReplaceLineEndings("\n");

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        // Nothing about form-action: browsers hold it against the redirect that follows, which leads to the client.
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src {HashOf(Style)}" + (script is null ? "" : $"; script-src {HashOf(script)}");
        return response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{Encode(title)}</h1>
            {body}
            </main>
            {(script is null ? "" : $"<script>{script}</script>")}
            </body>
            </html>
            """, httpContext.RequestAborted);
    }

    private static string HashOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
