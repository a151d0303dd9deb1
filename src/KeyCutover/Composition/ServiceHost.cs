using KeyCutover.Domain.Deliveries;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.People;
using KeyCutover.Sandbox;
using KeyCutover.Store;
using KeyCutover.Worker;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KeyCutover.Composition;

/// <summary>Puts the service together: worker, store, Azure, and the sandbox's directory when there is a sandbox.</summary>
internal static class ServiceHost
{
    /// <summary>The service, ready to be started.</summary>
    /// <param name="azure">Where runs go.</param>
    /// <param name="state">Where they are kept.</param>
    /// <param name="url">Where the service listens.</param>
    /// <param name="sandbox">Whose authority vouches for the service; null when the setting <c>Kestrel:Certificates</c> says what does.</param>
    /// <param name="settings">Configuration from the command line, such as <c>--Worker:MaxConcurrentRuns=4</c>.</param>
    public static WebApplication Build(AzureTarget azure, StateDirectory state, string? url, AzureSandbox? sandbox, string[] settings) =>
        NewBuilder(azure, state, url, sandbox, settings).Build().UseWorker();

    /// <summary>As above, with everything registered and nothing built yet.</summary>
    public static WebApplicationBuilder NewBuilder(AzureTarget azure, StateDirectory state, string? url, AzureSandbox? sandbox, string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The files of pages are found by the executable's name, whatever process it is in.
            ApplicationName = typeof(ServiceHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot",
        });
        builder.Configuration.AddInMemoryCollection(azure.SignIn);
        builder.Configuration.AddCommandLine(settings);
        if (url is not null) builder.Configuration["Urls"] = url;

        // Beside a built executable the files of pages lie in the packages that bring them; beside a published one, in wwwroot.
        builder.WebHost.UseStaticWebAssets();
        if (sandbox is not null) builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = sandbox.IssueServerCertificate()));
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services
            .AddSteps(azure)
            .AddSingleton(state.Journal).AddSingleton<IPlanShelf>(state.Plans).AddSingleton<IRefusalLog>(state.Refusals)
            .AddSingleton<IDeliveryLog>(state.Deliveries);
        return builder.AddWorker();
    }
}
