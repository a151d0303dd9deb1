using KeyCutover.Worker.Api;
using KeyCutover.Worker.Archives;
using KeyCutover.Worker.Gates;
using KeyCutover.Worker.Hosting;
using KeyCutover.Worker.Notifications;
using KeyCutover.Worker.People;
using KeyCutover.Worker.Telemetry;
using KeyCutover.Worker.Web;
using Microsoft.AspNetCore.Builder;

namespace KeyCutover.Worker;

/// <summary>
/// The service in a web application. Whoever composes it registers the clock, the journal, the plan shelf, the refusal log and what the engine
/// needs to reach Azure.
/// </summary>
public static class WorkerHost
{
    /// <summary>Adds the worker, the API, the pages, and what they need.</summary>
    public static WebApplicationBuilder AddWorker(this WebApplicationBuilder builder) =>
        builder.AddScheduling().AddGateRules().AddPeople().AddApi().AddArchives().AddPages().AddNotifications().AddTelemetry();

    /// <summary>Maps everything that answers.</summary>
    public static WebApplication UseWorker(this WebApplication app) => app.UseNotFoundPage().UsePeople().MapHealth().MapApi().MapPages();
}
