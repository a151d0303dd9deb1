namespace KeyCutover.Sandbox.Vault;

/// <summary>What may be done in a vault: the data action that a role grants and the permission of an access policy.</summary>
/// <param name="Collection">secrets or keys.</param>
/// <param name="DataAction">Without what all actions on the collection begin with.</param>
/// <param name="Permission">The name in an access policy.</param>
internal sealed record VaultAction(string Collection, string DataAction, string Permission);

internal static class SecretActions
{
    public static readonly VaultAction Get = Of("getSecret/action", "get");
    public static readonly VaultAction Set = Of("setSecret/action", "set");
    public static readonly VaultAction Update = Of("update/action", "set");
    public static readonly VaultAction List = Of("readMetadata/action", "list");
    public static readonly VaultAction Delete = Of("delete", "delete");
    public static readonly VaultAction Recover = Of("recover/action", "recover");
    public static readonly VaultAction Purge = Of("purge/action", "purge");

    private static VaultAction Of(string dataAction, string permission) => new("secrets", dataAction, permission);
}

internal static class KeyActions
{
    public static readonly VaultAction Create = Of("create/action", "create");
    public static readonly VaultAction Get = Of("read", "get");
    public static readonly VaultAction Sign = Of("sign/action", "sign");
    public static readonly VaultAction Verify = Of("verify/action", "verify");

    private static VaultAction Of(string dataAction, string permission) => new("keys", dataAction, permission);
}
