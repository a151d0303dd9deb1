using KeyCutover.Worker.Desk;

namespace KeyCutover.Worker.Api;

/// <summary>How many items of a list are asked for at once.</summary>
internal static class PageLimit
{
    public const int Usual = 50, Most = 200;

    /// <exception cref="DeskRefusedException">It is not between 1 and <see cref="Most"/>.</exception>
    public static int Of(int? limit) => limit switch
    {
        null => Usual,
        >= 1 and <= Most => limit.Value,
        _ => throw new DeskRefusedException(DeskRefusalKind.Invalid, $"'limit' is {limit}; it has to be from 1 to {Most}."),
    };
}
