using System.Reflection;
using KeyCutover.AzureAdapters;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.AssignRole;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KeyCutover.Composition;

/// <summary>Puts the parts together: domain, steps, adapters, store.</summary>
internal static class RunServices
{
    public static Assembly StepAssembly { get; } = typeof(AssignRoleStep).Assembly;

    /// <summary>A host with the configuration that lies beside the executable; it logs to the standard error, because results go to the standard output.</summary>
    public static HostApplicationBuilder NewHost()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder;
    }

    /// <summary>What it takes to execute runs.</summary>
    public static IHost ForRuns(AzureTarget azure, ICutoverJournal journal, IRunObserver observer)
    {
        var builder = WithAzure(azure);
        builder.Services.AddSingleton(journal).AddSingleton(observer).AddSingleton<RunSubmission>().AddSingleton<RunEngine>();
        return builder.Build();
    }

    /// <summary>What it takes to preview a plan: no journal, nothing to execute with.</summary>
    public static IHost ForPreview(AzureTarget azure)
    {
        var builder = WithAzure(azure);
        builder.Services.AddSingleton<RunPreview>();
        return builder.Build();
    }

    /// <summary>What steps need: Azure, its clock, the catalog of steps.</summary>
    public static IServiceCollection AddSteps(this IServiceCollection services, AzureTarget azure) => services
        .AddSingleton(azure.Clock)
        .AddAzureAdapters(azure.Connection)
        .AddSingleton<CallerPlatforms>()
        .AddSingleton(provider => new StepCatalog(provider, StepAssembly));

    private static HostApplicationBuilder WithAzure(AzureTarget azure)
    {
        var builder = NewHost();
        builder.Services.AddSteps(azure).AddSingleton<IGateRules, PlanGateRules>();
        return builder;
    }
}
