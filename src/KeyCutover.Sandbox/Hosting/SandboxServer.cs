using System.Security.Authentication;
using KeyCutover.Sandbox.Callers;
using KeyCutover.Sandbox.Entra;
using KeyCutover.Sandbox.Faults;
using KeyCutover.Sandbox.World;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace KeyCutover.Sandbox.Hosting;

/// <summary>The one web application that answers on all ports.</summary>
internal static class SandboxServer
{
    public static WebApplication Create(SandboxOptions options, SandboxWorld world, LoopbackSockets sockets, SandboxCertificates certificates)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(SandboxServer).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.UseSockets(transport => transport.CreateBoundListenSocket = sockets.Take);
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, world, sockets, certificates));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(world);
        builder.Services.AddSingleton(world.Clock);
        builder.Services.AddSingleton<Rbac>();
        builder.Services.AddSingleton<TokenService>();
        builder.Services.AddSingleton<RequestLog>();
        builder.Services.AddSingleton<FaultInjector>();
        builder.Services.AddSingleton<ForeignWriters>().AddHostedService(services => services.GetRequiredService<ForeignWriters>());
        builder.Services.AddSingleton<TrustingClient>().AddSingleton<KeyCallers>().AddHostedService(services => services.GetRequiredService<KeyCallers>());
        Planes.Add(builder.Services);

        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<RequestLog>().RecordAsync);
        app.Use(CollapseSlashesAsync);
        app.UseRouting();
        app.Use(app.Services.GetRequiredService<FaultInjector>().StrikeAsync);
        var routes = new PlaneRoutes(app, world);
        foreach (var plane in app.Services.GetServices<IPlane>())
            plane.Map(routes);
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, SandboxWorld world, LoopbackSockets sockets, SandboxCertificates certificates)
    {
        kestrel.AddServerHeader = false;
        foreach (var port in world.Vaults.Select(vault => vault.Port).Prepend(world.Origins.MainPort))
        {
            foreach (var endPoint in sockets.EndPoints(port))
            {
                kestrel.Listen(endPoint, listen => listen.UseHttps(certificates.Server, https => https.SslProtocols = SslProtocols.None));
            }
        }
        foreach (var endPoint in sockets.EndPoints(world.Origins.IdentityPort))
            kestrel.Listen(endPoint);
    }

    // Resource Manager takes //subscriptions/..., which clients make by joining a base address and a path.
    private static Task CollapseSlashesAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.Value is { } path && path.Contains("//", StringComparison.Ordinal))
            context.Request.Path = "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        return next(context);
    }
}
