using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace KeyCutover.Worker.People;

/// <summary>A page that says one thing, for whoever cannot have the service's own pages: not signed in, not allowed, signing in failed.</summary>
internal static class PlainPage
{
    public static async Task WriteAsync(HttpContext context, int status, string title, string text, params (string Path, string Label)[] links)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(Html(title, text, links), context.RequestAborted);
    }

    private static string Html(string title, string text, IEnumerable<(string Path, string Label)> links) =>
        $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Encode(title)}} - KeyCutover</title>
        <style>
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 36rem; margin: 15vh auto 0; padding: 0 1.5rem; }
        a { display: inline-block; padding: .5rem 0; margin-right: 1.5rem; }
        </style>
        </head>
        <body><main>
        <h1>{{Encode(title)}}</h1>
        <p>{{Encode(text)}}</p>
        <p>{{string.Concat(links.Select(link => $"<a href=\"{Encode(link.Path)}\">{Encode(link.Label)}</a>"))}}</p>
        </main></body>
        </html>
        """;

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
