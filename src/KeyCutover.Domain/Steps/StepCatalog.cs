using System.Reflection;
using KeyCutover.Domain.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Domain.Steps;

/// <summary>A step as the catalog knows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Track">The kind of track it belongs to.</param>
/// <param name="Order">Its place in the track.</param>
/// <param name="Type">The class.</param>
public sealed record StepDefinition(string Name, TrackKind Track, int Order, Type Type);

/// <summary>All steps, found by <see cref="StepAttribute"/>: a new step needs no registration.</summary>
public sealed class StepCatalog
{
    private readonly IServiceProvider services;

    /// <summary>Finds the steps of an assembly; <paramref name="services"/> gives them what their constructors ask for.</summary>
    /// <exception cref="InvalidOperationException">Two steps share a name.</exception>
    public StepCatalog(IServiceProvider services, Assembly assembly)
    {
        this.services = services;
        Definitions = Find(assembly);
        var twice = Definitions.GroupBy(step => step.Name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new InvalidOperationException($"Two steps are called {twice.Key}.");
    }

    /// <summary>The steps, by track and place.</summary>
    public IReadOnlyList<StepDefinition> Definitions { get; }

    /// <summary>The steps before which a gate may stand: all but the checks, which change nothing.</summary>
    public IReadOnlyCollection<string> GateableNames => [.. Definitions.Where(step => step.Track != TrackKind.Preflight).Select(step => step.Name)];

    /// <summary>The steps of an assembly, by track and place.</summary>
    public static IReadOnlyList<StepDefinition> Find(Assembly assembly) =>
        [.. from type in assembly.GetTypes()
            let attribute = type.GetCustomAttribute<StepAttribute>()
            where attribute is not null
            orderby attribute.Track, attribute.Order
            select new StepDefinition(attribute.Name, attribute.Track, attribute.Order, type)];

    /// <summary>The names of a track's steps, in their order.</summary>
    public IReadOnlyList<string> NamesOf(TrackKind track) => [.. Definitions.Where(step => step.Track == track).Select(step => step.Name)];

    /// <summary>A step with its input taken from the plan.</summary>
    /// <exception cref="InvalidOperationException">This version knows no such step.</exception>
    public BoundStep Bind(string name, CutoverPlan plan, CallerPlan? caller)
    {
        var definition = Definitions.FirstOrDefault(step => step.Name == name)
            ?? throw new InvalidOperationException($"This version knows no step '{name}'; the run was submitted with another version.");
        var step = ActivatorUtilities.CreateInstance(services, definition.Type);
        var contract = definition.Type;
        while (!(contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(CutoverStep<,>)))
            contract = contract.BaseType ?? throw new InvalidOperationException($"{definition.Type.Name} is no CutoverStep.");
        return (BoundStep)Activator.CreateInstance(typeof(BoundStep<,>).MakeGenericType(contract.GetGenericArguments()), step, plan, caller)!;
    }
}
