using System.ComponentModel;

namespace KeyCutover.Domain.Plans;

/// <summary>The break-glass secret: the account's keys, put away for an emergency.</summary>
public sealed record BreakGlassPlan
{
    /// <summary>The secret's name; the two keys become <c>{name}-key1</c> and <c>{name}-key2</c>.</summary>
    [Description("The secret's name in the vault; the keys become NAME-key1 and NAME-key2.")]
    public required string Secret { get; init; }

    /// <summary>Who may ask for it to be opened.</summary>
    [Description("The mail address of whoever decides about opening it.")]
    public required string Owner { get; init; }

    /// <summary>After how long the secret expires; 1 to 365 days.</summary>
    [Description("After how long the secret expires.")]
    public required TimeSpan ExpiresAfter { get; init; }
}
