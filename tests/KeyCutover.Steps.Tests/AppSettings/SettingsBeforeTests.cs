using System.Text.Json;
using KeyCutover.Domain.Secrets;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.AppSettings;
using static KeyCutover.Steps.Tests.AppSettings.SettingsMergeTests;

namespace KeyCutover.Steps.Tests.AppSettings;

public sealed class SettingsBeforeTests
{
    private const string Reference = "@Microsoft.KeyVault(VaultName=v;SecretName=s)";

    [Fact]
    public void A_preview_masks_every_value_that_is_there_and_shows_the_plans_own()
    {
        var changes = SettingsPreview.Of(Target, Before(Settings(("KEY", "very-secret"), ("MODE", "also-secret"))));

        Assert.Equal(["appSettings.MODE", "appSettings.KEY"], changes.Select(change => change.Property));
        Assert.Equal("identity", changes[0].After);
        Assert.Null(changes[1].After);
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(changes));
    }

    [Fact]
    public void A_preview_shows_a_Key_Vault_reference_word_for_word() =>
        Assert.Equal(Reference, SettingsPreview.Of(Target, Before(Settings(("KEY", Reference), ("MODE", "identity")))).Single().Before);

    [Fact]
    public void Settings_that_are_as_planned_are_no_change()
    {
        var before = Before(Settings(("MODE", "identity")));

        Assert.True(before.IsAsPlanned);
        Assert.Empty(SettingsPreview.Of(Target, before));
    }

    [Fact]
    public void A_before_image_with_a_secret_that_was_not_put_away_cannot_be_written() =>
        Assert.ThrowsAny<InvalidOperationException>(() => JsonSerializer.Serialize(Before(Settings(("KEY", "k"))), StepJson.Options));

    [Fact]
    public void A_before_image_comes_back_from_the_journal_with_references_instead_of_secrets()
    {
        var before = Before(Settings(("KEY", "very-secret")));
        Assert.Equal(["KEY"], before.Secrets.Select(secret => secret.Key));
        foreach (var secret in before.Secrets) secret.Value.PutAway(new SecretReference("/vault", "name", "v1"));

        var json = JsonSerializer.Serialize(before, StepJson.Options);
        var read = JsonSerializer.Deserialize<SettingsBefore>(json, StepJson.Options)!;

        Assert.DoesNotContain("very-secret", json);
        var key = read.Settings.Single(setting => setting.Name == "KEY");
        Assert.False(key.Secret!.IsHeld);
        Assert.Equal("v1", key.Secret.Escrow!.Version);
        Assert.False(read.Settings.Single(setting => setting.Name == "MODE").Exists);
        Assert.Equal(before.Serving, read.Serving);
    }

    [Fact]
    public void The_commands_to_undo_by_hand_name_the_escrow_and_no_value()
    {
        var before = Before(Settings(("KEY", "very-secret")));
        foreach (var secret in before.Secrets) secret.Value.PutAway(new SecretReference("/x/vaults/pine", "escrowed", "v1"));

        var commands = SettingsManualUndo.For(Target, before);

        Assert.Contains(commands, command => command.Contains("--vault-name pine --name escrowed --version v1", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.Contains("appsettings delete", StringComparison.Ordinal) && command.EndsWith("MODE", StringComparison.Ordinal));
        Assert.DoesNotContain(commands, command => command.Contains("very-secret", StringComparison.Ordinal));
    }

    private static SettingsBefore Before(Dictionary<string, SecretValue> current) =>
        new(false, SettingsMerge.Images(current, Target, isLinux: false), [], [new("i1", "p1", true, null)]);
}
