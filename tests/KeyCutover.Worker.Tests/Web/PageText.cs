using System.Net;
using System.Text.RegularExpressions;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.Web;

/// <summary>A page as it is before its script starts: the answer, and what a reader reads.</summary>
internal sealed partial record PageText(HttpStatusCode Status, string Html, string Text)
{
    public static async Task<PageText> OfAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(World.Cancellation);
        var words = WebUtility.HtmlDecode(Unread().Replace(html, " "));
        return new PageText(answer.StatusCode, html, Loose().Replace(Blank().Replace(words, " "), "$1").Trim());
    }

    [GeneratedRegex("<!--.*?-->|<head>.*?</head>|<svg.*?</svg>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Unread();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    /// <summary>A space that an element's end left before a full stop.</summary>
    [GeneratedRegex(" ([.,:;])(?= |$)")]
    private static partial Regex Loose();
}
