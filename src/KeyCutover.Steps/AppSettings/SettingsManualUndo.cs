namespace KeyCutover.Steps.AppSettings;

/// <summary>The commands that put settings back by hand; values come from the vault, so none stands in the text.</summary>
internal static class SettingsManualUndo
{
    public static IReadOnlyList<string> For(SettingsTarget target, SettingsBefore before)
    {
        var changed = before.Settings.Where(setting => !setting.AsPlanned).ToList();
        var added = changed.Where(setting => !setting.Exists).Select(setting => setting.Name).ToList();
        var commands = changed.Where(setting => setting.Exists).SelectMany(setting => PutBack(target, setting)).ToList();
        if (added.Count > 0) commands.Add($"az webapp config appsettings delete --ids {target.Caller} --setting-names {string.Join(' ', added)}");
        return commands;
    }

    private static IEnumerable<string> PutBack(SettingsTarget target, SettingImage setting)
    {
        if (setting.Reference is { } reference)
        {
            yield return $"az webapp config appsettings set --ids {target.Caller} --settings \"{setting.Name}={reference}\" --output none";
            yield break;
        }

        // Escrowed secrets lie disabled; each is enabled only for as long as it is read.
        var place = setting.Secret?.Escrow is { } escrow
            ? $"--vault-name {escrow.Vault.Split('/')[^1]} --name {escrow.Name} --version {escrow.Version}"
            : "--vault-name VAULT --name SECRET";
        yield return $"az keyvault secret set-attributes {place} --enabled true";
        // Through a pipe: a value in an argument would stand in the process list and in the shell's history.
        yield return $"az keyvault secret show {place} --query \"[{{name:'{setting.Name}',value:value,slotSetting:false}}]\" --output json"
            + $" | az webapp config appsettings set --ids {target.Caller} --settings @- --output none";
        yield return $"az keyvault secret set-attributes {place} --enabled false";
    }
}
