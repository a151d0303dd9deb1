using KeyCutover.Domain.Vault;

namespace KeyCutover.Steps.Preflight;

/// <summary>What must hold for the vault. Pure.</summary>
internal static class VaultRules
{
    public static Finding Reachable(VaultState vault) => Finding.When(
        vault.RefusedReason is null, $"{vault.Uri}", vault.RefusedReason ?? "", "Give the executor Key Vault Secrets Officer on the vault and let its network reach it.");

    public static Finding NameIsFree(VaultState vault, string secret)
    {
        if (vault.RefusedReason is { } reason) return Finding.Unknown($"names cannot be listed: {reason}",
            "Make the vault reachable, then retry.");
        string[] names = [$"{secret}-key1", $"{secret}-key2"];
        var used = names.Where(name => vault.SecretNames.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        var deleted = names.Where(name => vault.DeletedSecretNames.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        return Finding.When(used.Count == 0,
            deleted.Count == 0 ? "free" : $"soft-deleted and recovered when used: {string.Join(", ", deleted)}",
            $"already in use: {string.Join(", ", used)}", "Choose another breakGlass.secret, or delete these secrets if no cutover needs them any more.");
    }
}
