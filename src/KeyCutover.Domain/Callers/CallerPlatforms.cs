namespace KeyCutover.Domain.Callers;

/// <summary>Finds the platform that looks after a caller.</summary>
public sealed class CallerPlatforms(IEnumerable<ICallerPlatform> platforms)
{
    /// <summary>The platform of that resource.</summary>
    /// <exception cref="NotSupportedException">There is none for its type; the plan reader refuses such plans.</exception>
    public ICallerPlatform For(AzureResourceId caller) =>
        platforms.FirstOrDefault(platform => caller.IsOfType(platform.ResourceType))
        ?? throw new NotSupportedException($"No caller platform looks after {caller.Type}.");
}
