using System.Text.Json.Serialization;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Notifications;
using KeyCutover.Worker.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Worker.Api;

/// <summary>The REST API: docs/decisions/0008-rest-api.md.</summary>
internal static class ApiRoutes
{
    public const string Root = "/api/v1";

    /// <summary>The largest plan is 1 MiB; as JSON it may be somewhat larger.</summary>
    public const int LargestBody = 1280 * 1024;

    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Caller>();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            ApiJson.Configure(options.SerializerOptions);
            // What is asked for must be all there, and nothing that we would silently pass over.
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.RespectRequiredConstructorParameters = true;
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddApiDescription();
        return builder;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseWhen(context => context.Request.IsForApi(), api => api.UseMiddleware<ProblemAnswers>());
        var routes = app.MapGroup(Root).RequireAuthorization().WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        routes.MapMe();
        routes.MapPlans();
        routes.MapRuns();
        routes.MapRunVerbs();
        routes.MapEvents();
        routes.MapGates();
        routes.MapEvidence();
        routes.MapAudit();
        routes.MapWebhooks();
        app.MapApiDescription();
        return app;
    }

    /// <summary>Says which refusals an endpoint answers with, beside those that all have.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params IReadOnlyList<int> statuses)
    {
        foreach (var status in statuses) route.Produces<ProblemDocument>(status, Problems.ContentType);
        return route;
    }
}
