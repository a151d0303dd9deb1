namespace KeyCutover.Sandbox.Vault;

/// <summary>A secret: its versions, oldest first, and when it was deleted, if it was.</summary>
internal sealed class StoredSecret(string name)
{
    public string Name => name;

    public List<SecretVersion> Versions { get; } = [];

    public SecretVersion Current => Versions[^1];

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>The version of that name, or the newest when it is null or empty.</summary>
    public SecretVersion? Find(string? version) =>
        string.IsNullOrEmpty(version) ? Current : Versions.Find(candidate => candidate.Version.Equals(version, StringComparison.OrdinalIgnoreCase));
}
