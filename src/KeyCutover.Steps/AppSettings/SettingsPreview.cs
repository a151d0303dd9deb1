using KeyCutover.Domain.Secrets;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps.AppSettings;

/// <summary>What an approver sees of a change of settings.</summary>
internal static class SettingsPreview
{
    private static readonly string Mask = SecretValue.Of("").ToString();

    public static IReadOnlyList<PropertyChange> Of(SettingsTarget target, SettingsBefore now) =>
    [
        .. now.Settings.Where(setting => !setting.AsPlanned).Select(setting => new PropertyChange(
            target.Caller.ToString(),
            $"appSettings.{setting.Name}",
            setting.Exists ? setting.Reference ?? Mask : null,
            // The plan's own values are plain text by its rules: approvers must see them.
            target.Wanted(setting.Name, now.IsLinux))),
    ];
}
