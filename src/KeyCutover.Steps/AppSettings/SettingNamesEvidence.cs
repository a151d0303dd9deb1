using KeyCutover.Domain.Secrets;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps.AppSettings;

/// <summary>The names of all of a caller's settings before and after a write; names only, values are taken for secrets.</summary>
internal static class SettingNamesEvidence
{
    public static IEnumerable<Evidence> Of(SettingsBefore before, IReadOnlyDictionary<string, SecretValue> now)
    {
        // From the before-image, so that a step that is repeated after a crash tells the same.
        var untouched = now.Keys.Where(name => !before.Settings.Any(setting => SettingNames.Same(setting.Name, name, before.IsLinux)));
        var existed = before.Settings.Where(setting => setting.Exists).Select(setting => setting.Name);
        yield return new("settings-before", Names(untouched.Concat(existed)));
        yield return new("settings-after", Names(now.Keys));
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : "none";
}
