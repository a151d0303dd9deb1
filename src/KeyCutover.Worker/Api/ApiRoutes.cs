using Microsoft.AspNetCore.Builder;

namespace KeyCutover.Worker.Api;

internal static class ApiRoutes
{
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder) => builder;

    public static WebApplication MapApi(this WebApplication app) => app;
}
