using KeyCutover.Domain;
using KeyCutover.Domain.Secrets;
using KeyCutover.Steps.AppSettings;

namespace KeyCutover.Steps.Tests.AppSettings;

public sealed class SettingsMergeTests
{
    private const string Reference = "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/s)";

    internal static readonly SettingsTarget Target = new(
        AzureResourceId.Parse("/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/Microsoft.Web/sites/claims"),
        new Dictionary<string, string> { ["MODE"] = "identity" }, ["KEY"], "/health", TimeSpan.FromMinutes(10));

    internal static Dictionary<string, SecretValue> Settings(params (string Name, string Value)[] settings) =>
        settings.ToDictionary(setting => setting.Name, setting => SecretValue.Of(setting.Value));

    [Fact]
    public void Forward_changes_only_the_plans_names()
    {
        var desired = SettingsMerge.Forward(Settings(("KEY", "k"), ("OTHER", "o"), ("REF", Reference)), Target, isLinux: false);

        Assert.True(SettingsMerge.Same(desired, Settings(("MODE", "identity"), ("OTHER", "o"), ("REF", Reference))));
    }

    [Fact]
    public void Forward_twice_is_forward_once()
    {
        var once = SettingsMerge.Forward(Settings(("KEY", "k")), Target, isLinux: false);

        Assert.True(SettingsMerge.Same(once, SettingsMerge.Forward(once, Target, isLinux: false)));
    }

    [Fact]
    public void A_colon_and_two_underscores_are_the_same_name_on_Linux_only()
    {
        var target = Target with { Remove = ["OpenAI:Key"] };
        var current = Settings(("OpenAI__Key", "k"), ("MODE", "identity"));

        Assert.DoesNotContain("OpenAI__Key", SettingsMerge.Forward(current, target, isLinux: true).Keys);
        Assert.Contains("OpenAI__Key", SettingsMerge.Forward(current, target, isLinux: false).Keys);
    }

    [Fact]
    public void Undo_restores_removed_and_changed_settings_and_removes_added_ones()
    {
        var before = Settings(("KEY", "k"), ("OTHER", "o"));
        var now = SettingsMerge.Forward(before, Target, isLinux: false);

        var back = SettingsMerge.Backward(now, Opened(("KEY", "k"), ("MODE", null)), Target, isLinux: false);

        Assert.True(SettingsMerge.Same(back.Desired, before));
        Assert.Empty(back.LeftAlone);
    }

    [Fact]
    public void Undo_keeps_what_others_added_meanwhile()
    {
        var back = SettingsMerge.Backward(Settings(("MODE", "identity"), ("NEW", "n")), Opened(("KEY", "k"), ("MODE", null)), Target, isLinux: false);

        Assert.True(SettingsMerge.Same(back.Desired, Settings(("KEY", "k"), ("NEW", "n"))));
    }

    [Fact]
    public void Undo_leaves_alone_what_somebody_else_changed()
    {
        var back = SettingsMerge.Backward(Settings(("MODE", "theirs"), ("KEY", "new-key")), Opened(("KEY", "k"), ("MODE", "old")), Target, isLinux: false);

        Assert.Equal(["KEY", "MODE"], back.LeftAlone);
        Assert.Empty(back.Restored);
        Assert.Equal("theirs", back.Desired["MODE"].Reveal());
    }

    [Fact]
    public void Undo_twice_is_undo_once()
    {
        var before = Opened(("KEY", "k"), ("MODE", null));
        var once = SettingsMerge.Backward(Settings(("MODE", "identity")), before, Target, isLinux: false);

        Assert.Empty(SettingsMerge.Backward(once.Desired, before, Target, isLinux: false).Restored);
    }

    [Fact]
    public void A_value_that_is_neither_from_before_nor_ours_is_foreign()
    {
        var before = Opened(("KEY", "k"), ("MODE", null));

        Assert.Equal(["KEY"], SettingsMerge.Foreign(Settings(("KEY", "rotated")), before, Target, isLinux: false));
        Assert.Empty(SettingsMerge.Foreign(Settings(("KEY", "k")), before, Target, isLinux: false));
    }

    [Fact]
    public void A_changed_value_makes_two_listings_differ()
    {
        Assert.False(SettingsMerge.Same(Settings(("A", "1")), Settings(("A", "2"))));
        Assert.False(SettingsMerge.Same(Settings(("A", "1")), Settings(("A", "1"), ("B", "1"))));
    }

    [Fact]
    public void A_Key_Vault_reference_is_no_secret_and_any_other_value_is()
    {
        var images = SettingsMerge.Images(Settings(("KEY", Reference), ("MODE", "key")), Target, isLinux: false).ToDictionary(image => image.Name);

        Assert.Equal(Reference, images["KEY"].Reference);
        Assert.Null(images["KEY"].Secret);
        Assert.NotNull(images["MODE"].Secret);
        Assert.False(images["MODE"].AsPlanned);
    }

    private static Dictionary<string, SecretValue?> Opened(params (string Name, string? Value)[] settings) =>
        settings.ToDictionary(setting => setting.Name, setting => setting.Value is null ? null : SecretValue.Of(setting.Value));
}
