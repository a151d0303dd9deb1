using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>The break-glass secret. Key Vault allows 127 characters, of which the run adds five.</summary>
internal static class BreakGlassSection
{
    private static readonly TextShape SecretName = new(
        "the name of a Key Vault secret: letters, digits and dashes, 1 to 122 of them",
        "^[A-Za-z0-9-]{1,122}$",
        "write a name such as pinegate-openai-break-glass.");

    public static readonly Section<BreakGlassPlan> Shape = new Section<BreakGlassPlan>()
        .Key(breakGlass => breakGlass.Secret, SecretName)
        .Key(breakGlass => breakGlass.Owner, TextShape.Mail)
        .Key(breakGlass => breakGlass.ExpiresAfter, new DurationShape("1d", "365d"));
}
