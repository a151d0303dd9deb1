namespace KeyCutover.Worker.People;

/// <summary>
/// The clock of people, browsers and tokens, registered by <see cref="Key"/>: runs of a sandbox live by a faster one, by which a session of
/// eight hours would last minutes.
/// </summary>
internal static class WallClock
{
    public const string Key = "wall";
}
