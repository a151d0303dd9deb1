using System.Globalization;
using KeyCutover.Domain.Engine;
using KeyCutover.Worker.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Hosting;

/// <summary>The worker itself: what executes runs, the desks through which people reach it, and how it is known to be well.</summary>
internal static class Scheduling
{
    /// <summary>How much longer than the worker's grace the process may take to end, for the web server and the journal.</summary>
    private static readonly TimeSpan AfterGrace = TimeSpan.FromSeconds(10);

    public static WebApplicationBuilder AddScheduling(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSystemd().AddWindowsService(service => service.ServiceName = "KeyCutover");
        services.AddOptions<WorkerOptions>().BindConfiguration(WorkerOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WorkerOptions>, WorkerOptionsCheck>();
        // Read here as it stands, since the host is built before settings are checked.
        var grace = TimeSpan.TryParse(builder.Configuration[$"{WorkerOptions.Section}:{nameof(WorkerOptions.ShutdownGrace)}"], CultureInfo.InvariantCulture, out var set) ? set : new WorkerOptions().ShutdownGrace;
        services.Configure<HostOptions>(host => host.ShutdownTimeout = grace + AfterGrace);

        services.AddSingleton<RunBoard>().AddSingleton<IRunObserver>(provider => provider.GetRequiredService<RunBoard>());
        services.AddSingleton<RunTroubles>();
        services.AddSingleton<WakeUps>().AddSingleton<IRunObserver>(provider => provider.GetRequiredService<WakeUps>());
        services.AddSingleton<RunEngine>().AddSingleton<RunSubmission>().AddSingleton<RunPreview>();
        services.AddSingleton<Permissions>().AddSingleton<PlanDesk>().AddSingleton<RunDesk>().AddSingleton<GateDesk>().AddSingleton<AuditDesk>();

        // In this order: the board knows the runs before the scheduler takes them up, and both before the web server answers.
        services.AddHostedService<BoardLoading>();
        services.AddSingleton<RunScheduler>().AddHostedService(provider => provider.GetRequiredService<RunScheduler>());
        services.AddHealthChecks().AddCheck<WorkerHealth>("worker");
        return builder;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready").AllowAnonymous();
        return app;
    }
}
