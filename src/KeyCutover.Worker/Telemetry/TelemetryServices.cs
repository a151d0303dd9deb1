using System.Diagnostics;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Worker.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace KeyCutover.Worker.Telemetry;

/// <summary>Measures and logs always; sends traces, metrics and logs when there is a collector to send them to.</summary>
internal static class TelemetryServices
{
    private const string OtlpVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsCheck>();
        services.AddSingleton<WorkerMetrics>().AddSingleton<IRunObserver, RunMetrics>().AddSingleton<IRunObserver, RunLog>();
        services.MeasureJournal();

        var collector = builder.Configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Otlp)}"] ?? builder.Configuration[OtlpVariable];
        if (Uri.IsWellFormedUriString(collector, UriKind.Absolute)) builder.SendTo(collector!);
        return builder;
    }

    private static void SendTo(this WebApplicationBuilder builder, string collector)
    {
        // The exporter reads its settings from here, so that the standard variables hold for everything else.
        builder.Configuration[OtlpVariable] = collector;
        // The Azure clients tell of their calls only when asked to.
        AppContext.SetSwitch("Azure.Experimental.EnableActivitySource", true);

        builder.Services.Configure<OpenTelemetryLoggerOptions>(logs => logs.IncludeScopes = true);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("keycutover", serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString(3)).AddEnvironmentVariableDetector())
            .WithTracing(tracing => tracing
                .AddSource(RunTracing.SourceName, "Azure.*")
                .AddAspNetCoreInstrumentation(requests => requests.Filter = context => !context.Request.Path.StartsWithSegments("/healthz"))
                .AddHttpClientInstrumentation(calls => calls.FilterHttpRequestMessage = IsToldOf))
            .WithMetrics(metrics => metrics
                .AddMeter(WorkerMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"))
            .UseOtlpExporter();
    }

    // The Azure clients tell of their calls themselves; and of many a webhook receiver, the address is the secret.
    private static bool IsToldOf(HttpRequestMessage request) =>
        Activity.Current?.Parent?.Source.Name != "Azure.Core.Http" && !request.Headers.Contains(WebhookSignature.IdHeader);

    private static void MeasureJournal(this IServiceCollection services)
    {
        if (services.LastOrDefault(service => service.ServiceType == typeof(ICutoverJournal)) is not { } journal) return;
        services.Remove(journal);
        services.AddSingleton<ICutoverJournal>(provider => new MeasuredJournal(
            (ICutoverJournal)(journal.ImplementationInstance ?? journal.ImplementationFactory!(provider)), provider.GetRequiredService<WorkerMetrics>(), provider.GetRequiredService<TimeProvider>()));
    }
}
