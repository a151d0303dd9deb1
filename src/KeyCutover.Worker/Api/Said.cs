using KeyCutover.Worker.Desk;

namespace KeyCutover.Worker.Api;

/// <summary>What people say in a request: short enough to be kept for good, and shown on one line.</summary>
internal static class Said
{
    public const int Longest = 1000;

    /// <summary>A text that may be left out; blank ones are.</summary>
    public static string? Maybe(string? text, string field) => string.IsNullOrWhiteSpace(text) ? null : Line(text.Trim(), field, Longest);

    /// <exception cref="DeskRefusedException">It is empty, too long, or has control characters.</exception>
    public static string Line(string text, string field, int longest) =>
        text.Length >= 1 && text.Length <= longest && !text.Any(char.IsControl) ? text
            : throw new DeskRefusedException(DeskRefusalKind.Invalid, $"'{field}' has to be one line of 1 to {longest} characters.");
}
