namespace KeyCutover.Domain.Steps;

/// <summary>Names a step and gives its place in its track; <c>StepCatalog</c> finds steps by it.</summary>
/// <param name="name">The name in plans, journals, pages and commands, such as <c>swap-settings</c>. Never changed once released.</param>
/// <param name="track">The kind of track it belongs to.</param>
/// <param name="order">Its place in the track; lower runs earlier. Leave gaps.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StepAttribute(string name, TrackKind track, int order) : Attribute
{
    /// <summary>The step's name.</summary>
    public string Name { get; } = name;

    /// <summary>The kind of track it belongs to.</summary>
    public TrackKind Track { get; } = track;

    /// <summary>Its place in the track.</summary>
    public int Order { get; } = order;
}

/// <summary>Whose sequence of steps a track is.</summary>
public enum TrackKind
{
    /// <summary>The checks before anything is changed; one per run.</summary>
    Preflight,

    /// <summary>One caller's steps.</summary>
    Caller,

    /// <summary>The account's steps, which start when every caller's are done.</summary>
    Account,
}
