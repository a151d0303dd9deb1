using System.Reflection;
using KeyCutover.AzureAdapters;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.AssignRole;
using KeyCutover.Store;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Composition;

/// <summary>Puts the parts together: domain, steps, adapters, store.</summary>
internal static class RunServices
{
    public static Assembly StepAssembly { get; } = typeof(AssignRoleStep).Assembly;

    /// <summary>What it takes to execute runs.</summary>
    public static ServiceProvider ForRuns(AzureTarget azure, StateDirectory state, params IRunObserver[] observers)
    {
        var services = Common(azure).AddSingleton(state.Journal);
        foreach (var observer in observers) services.AddSingleton(observer);
        return services.AddSingleton<RunSubmission>().AddSingleton<RunEngine>().BuildServiceProvider();
    }

    /// <summary>What it takes to preview a plan: no journal, nothing to execute with.</summary>
    public static ServiceProvider ForPreview(AzureTarget azure) => Common(azure).AddSingleton<RunPreview>().BuildServiceProvider();

    private static IServiceCollection Common(AzureTarget azure) => new ServiceCollection()
        .AddSingleton(azure.Clock)
        .AddAzureAdapters(azure.Connection)
        .AddSingleton<CallerPlatforms>()
        .AddSingleton(services => new StepCatalog(services, StepAssembly));
}
