namespace KeyCutover.Sandbox.Vault.Keys;

/// <summary>A key: its versions, oldest first.</summary>
internal sealed record StoredKey(string Name, List<KeyVersion> Versions)
{
    /// <summary>The version of that name, or the newest when it is null or empty.</summary>
    public KeyVersion? Find(string? version) =>
        string.IsNullOrEmpty(version) ? Versions[^1] : Versions.Find(candidate => candidate.Version.Equals(version, StringComparison.OrdinalIgnoreCase));
}
