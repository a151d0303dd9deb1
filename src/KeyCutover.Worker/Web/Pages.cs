using Microsoft.AspNetCore.Builder;

namespace KeyCutover.Worker.Web;

internal static class Pages
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder) => builder;

    public static WebApplication MapPages(this WebApplication app) => app;
}
