using KeyCutover.EvidenceArchives.Contents;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace KeyCutover.EvidenceArchives.Report;

/// <summary>Renders the report as one page that needs nothing else.</summary>
internal static class ReportRenderer
{
    public static async Task<string> RenderAsync(EvidenceReport report)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.Report)] = report });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ReportPage>(parameters)).ToHtmlString());
        // A checkout with other line ends must give the same bytes.
        return "<!DOCTYPE html>\n" + html.ReplaceLineEndings("\n").TrimStart();
    }
}
