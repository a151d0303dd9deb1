using Microsoft.AspNetCore.Builder;

namespace KeyCutover.Worker.Hosting;

internal static class Scheduling
{
    public static WebApplicationBuilder AddScheduling(this WebApplicationBuilder builder) => builder;

    public static WebApplication MapHealth(this WebApplication app) => app;
}
