using KeyCutover.Worker.Desk;

namespace KeyCutover.Worker.Api;

/// <summary>What makes a request that is sent twice do its work once.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <exception cref="DeskRefusedException">It is no such key.</exception>
    public static string? Of(string? key) =>
        key is null || key.Length is >= 1 and <= 128 && key.All(character => character is > ' ' and <= '~') ? key
            : throw new DeskRefusedException(DeskRefusalKind.Invalid, $"{Header} has to be 1 to 128 visible ASCII characters without spaces; a UUID will do.");
}
