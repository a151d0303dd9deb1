using KeyCutover.Domain.Secrets;

namespace KeyCutover.Steps.AppSettings;

/// <summary>Computes whole sets of settings, forward and back; pure. A write replaces the whole set, so what is not ours is carried along.</summary>
internal static class SettingsMerge
{
    private const string ReferencePrefix = "@Microsoft.KeyVault(";

    /// <summary>The state of each setting that the step may touch.</summary>
    public static IReadOnlyList<SettingImage> Images(IReadOnlyDictionary<string, SecretValue> current, SettingsTarget target, bool isLinux) =>
    [
        .. target.Names.Select(name =>
        {
            var spelled = SettingNames.Find(current.Keys, name, isLinux);
            var value = spelled is null ? null : current[spelled];
            var reference = AsReference(value);
            return new SettingImage
            {
                Name = spelled ?? name,
                Secret = reference is null ? value : null,
                Reference = reference,
                AsPlanned = Equal(value, Value(target.Wanted(name, isLinux))),
            };
        }),
    ];

    /// <summary>The whole set with the step's change in it.</summary>
    public static Dictionary<string, SecretValue> Forward(IReadOnlyDictionary<string, SecretValue> current, SettingsTarget target, bool isLinux)
    {
        var desired = new Dictionary<string, SecretValue>(current);
        foreach (var name in target.Remove.Select(name => SettingNames.Find(current.Keys, name, isLinux)).OfType<string>()) desired.Remove(name);
        foreach (var (name, value) in target.Set) desired[SettingNames.Find(current.Keys, name, isLinux) ?? name] = SecretValue.Of(value);
        return desired;
    }

    /// <summary>
    /// The whole set with the step's change taken out again: by name, onto what is there now. A value that is neither the one we wrote nor
    /// the one from before is somebody else's and stays.
    /// </summary>
    /// <param name="current">What is there now.</param>
    /// <param name="before">The values from before, opened; null for absent.</param>
    /// <param name="target">What the step wrote.</param>
    /// <param name="isLinux">Whether the caller runs on Linux.</param>
    public static BackwardMerge Backward(
        IReadOnlyDictionary<string, SecretValue> current, IReadOnlyDictionary<string, SecretValue?> before, SettingsTarget target, bool isLinux)
    {
        var desired = new Dictionary<string, SecretValue>(current);
        var leftAlone = new List<string>();
        var restored = new List<string>();
        foreach (var (name, old) in before)
        {
            var spelled = SettingNames.Find(current.Keys, name, isLinux);
            var now = spelled is null ? null : current[spelled];
            if (Equal(now, old)) continue;
            if (!Equal(now, Value(target.Wanted(name, isLinux))))
            {
                leftAlone.Add(name);
                continue;
            }

            if (spelled is not null) desired.Remove(spelled);
            if (old is not null) desired[name] = old;
            restored.Add(name);
        }

        return new(desired, restored, leftAlone);
    }

    /// <summary>Touched settings that are neither as before nor as planned: changed by somebody else since the before-image.</summary>
    public static IReadOnlyList<string> Foreign(
        IReadOnlyDictionary<string, SecretValue> current, IReadOnlyDictionary<string, SecretValue?> before, SettingsTarget target, bool isLinux) =>
        Backward(current, before, target, isLinux).LeftAlone;

    /// <summary>Whether both sets hold the same names and values.</summary>
    public static bool Same(IReadOnlyDictionary<string, SecretValue> one, IReadOnlyDictionary<string, SecretValue> other) =>
        one.Count == other.Count && one.All(setting => other.TryGetValue(setting.Key, out var value) && setting.Value.Matches(value));

    private static bool Equal(SecretValue? one, SecretValue? other) =>
        one is null || other is null ? one is null && other is null : one.Matches(other);

    private static SecretValue? Value(string? plain) => plain is null ? null : SecretValue.Of(plain);

    // Azure resolves such a value itself: it only says where a secret lies, and escrowing the resolved value would freeze it.
    private static string? AsReference(SecretValue? value) =>
        value?.Reveal() is { } text && text.StartsWith(ReferencePrefix, StringComparison.OrdinalIgnoreCase) ? text : null;
}

/// <summary>The result of merging back.</summary>
/// <param name="Desired">The whole set to write.</param>
/// <param name="Restored">Settings that are put back.</param>
/// <param name="LeftAlone">Settings that somebody else changed.</param>
internal sealed record BackwardMerge(Dictionary<string, SecretValue> Desired, IReadOnlyList<string> Restored, IReadOnlyList<string> LeftAlone);
