using Azure.Identity;
using Microsoft.Identity.Client.Extensions.Msal;

namespace KeyCutover.Remote;

/// <summary>
/// A service's tokens, where the machine keeps secrets: DPAPI, Keychain, libsecret. It is an entry of our own, not Azure.Identity's shared one,
/// so that signing out can delete it.
/// </summary>
internal sealed class TokenStorage : UnsafeTokenCacheOptions
{
    private readonly MsalCacheHelper storage;

    private TokenStorage(MsalCacheHelper storage, bool isPlainFile) => (this.storage, IsPlainFile) = (storage, isPlainFile);

    /// <summary>Whether the tokens lie in a file that only its owner can read, because there is no keyring here.</summary>
    public bool IsPlainFile { get; }

    /// <summary>Opens the storage that a sign-in chose.</summary>
    public static async Task<TokenStorage> OpenAsync(SignInFolder folder, RemoteTarget target, bool isPlainFile) =>
        new(await MsalCacheHelper.CreateAsync(Describe(folder, target, isPlainFile)), isPlainFile);

    /// <summary>Chooses the storage for a sign-in: the keyring when it works.</summary>
    public static async Task<TokenStorage> ChooseAsync(SignInFolder folder, RemoteTarget target)
    {
        folder.Make();
        var protectedStorage = await OpenAsync(folder, target, isPlainFile: false);
        try
        {
            protectedStorage.storage.VerifyPersistence();
            return protectedStorage;
        }
        catch (MsalCachePersistenceException) when (OperatingSystem.IsLinux())
        {
            // Servers and containers have no keyring; everywhere else its failure is one to repair.
            return await OpenAsync(folder, target, isPlainFile: true);
        }
        catch (MsalCachePersistenceException exception)
        {
            throw new Refusal($"The tokens cannot be kept: {exception.Message} Unlock the keychain of this account.", ExitCodes.Unexpected);
        }
    }

    /// <summary>Deletes the tokens.</summary>
    public void Clear() => storage.SaveUnencryptedTokenCache([]);

    /// <inheritdoc />
    protected override Task<ReadOnlyMemory<byte>> RefreshCacheAsync() => Task.FromResult<ReadOnlyMemory<byte>>(storage.LoadUnencryptedTokenCache());

    /// <inheritdoc />
    protected override Task TokenCacheUpdatedAsync(TokenCacheUpdatedArgs tokenCacheUpdatedArgs)
    {
        storage.SaveUnencryptedTokenCache(tokenCacheUpdatedArgs.UnsafeCacheData.ToArray());
        return Task.CompletedTask;
    }

    private static StorageCreationProperties Describe(SignInFolder folder, RemoteTarget target, bool isPlainFile)
    {
        var name = SignInFolder.NameOf(target);
        var builder = new StorageCreationPropertiesBuilder($"{name}.tokens", folder.Path).WithMacKeyChain("KeyCutover", name);
        return (isPlainFile
            ? builder.WithLinuxUnprotectedFile()
            : builder.WithLinuxKeyring("keycutover.tokens", MsalCacheHelper.LinuxKeyRingDefaultCollection, $"KeyCutover's tokens for {target}", new("service", name), new("version", "1"))).Build();
    }
}
