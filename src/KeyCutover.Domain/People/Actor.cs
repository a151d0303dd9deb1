namespace KeyCutover.Domain.People;

/// <summary>Who did something to a run.</summary>
/// <param name="Name">What people call them.</param>
/// <param name="Id">Their object id in the directory; null for somebody at a terminal, whom no directory vouches for, and for KeyCutover itself.</param>
public sealed record Actor(string Name, string? Id = null)
{
    /// <summary>KeyCutover itself.</summary>
    public static readonly Actor KeyCutover = new("keycutover");
}
