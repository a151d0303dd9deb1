using Microsoft.AspNetCore.Builder;

namespace KeyCutover.Worker.Telemetry;

internal static class TelemetryServices
{
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder) => builder;

}
