using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.World;
using Microsoft.IdentityModel.Tokens;

namespace KeyCutover.Sandbox.Vault.Keys;

/// <summary>The keys of Key Vault's data plane, as far as signing needs them.</summary>
internal sealed class KeysPlane(SandboxWorld world, VaultDoor door) : IPlane
{
    private const int DefaultRsaSize = 2048;

    /// <summary>Answers a request about a key that is there.</summary>
    private delegate (JsonObject? Body, VaultError? Error) Operation(KeyVault vault, StoredKey key, KeyVersion version);

    public void Map(PlaneRoutes routes)
    {
        var group = routes.Vaults("vault");
        group.MapPost("/keys/{name}/create", CreateAsync);
        group.MapGet("/keys/{name}/{version?}", (string name, string? version, HttpContext context) =>
            AnswerAsync(context, KeyActions.Get, name, version, (vault, key, found) => (KeyBodies.Bundle(vault, key, found), null)));
        // Without a version it is the newest one.
        foreach (var which in new[] { "/keys/{name}", "/keys/{name}/{version}" })
        {
            group.MapPost(which + "/sign", SignAsync);
            group.MapPost(which + "/verify", VerifyAsync);
        }
    }

    private async Task CreateAsync(string name, HttpContext context)
    {
        if (await door.EnterAsync(context, KeyActions.Create, name) is not { } vault)
            return;
        var wish = await KeyRequests.ReadAsync<CreateKeyRequest>(context);
        if (ProblemOf(name, wish) is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }
        var version = KeyVersion.Make(wish!.Type!, wish.Size ?? DefaultRsaSize, world.Now);
        version = version with
        {
            Operations = wish.Operations ?? version.Operations,
            Enabled = wish.Attributes?["enabled"]?.GetValue<bool>() ?? true,
            Tags = wish.Tags ?? [],
        };
        JsonObject body;
        lock (world.Gate)
            body = KeyBodies.Bundle(vault, vault.AddKey(name, version), version);
        await context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }

    private static VaultError? ProblemOf(string name, CreateKeyRequest? wish)
    {
        if (SecretRequest.CheckName(name) is { } wrongName)
            return wrongName;
        var problem = wish switch
        {
            not { Type: { } } => "Property kty is required.",
            { Type: KeyVersion.EllipticCurve, Curve: not (null or "P-256") } => $"There is the curve P-256, but not '{wish.Curve}'.",
            _ => KeyVersion.Problem(wish.Type, wish.Size ?? DefaultRsaSize),
        };
        return problem is null ? null : VaultError.BadParameter(problem);
    }

    private async Task SignAsync(string name, string? version, HttpContext context)
    {
        var wish = await KeyRequests.ReadAsync<SignatureRequest>(context);
        await AnswerAsync(context, KeyActions.Sign, name, version, (vault, key, found) =>
        {
            var (algorithm, digest, error) = Prepare(vault, key, found, wish?.Algorithm, wish?.Value, KeyActions.Sign);
            return algorithm is null
                ? (null, error)
                : (new JsonObject { ["kid"] = KeyBodies.IdOf(vault, key, found), ["value"] = Base64UrlEncoder.Encode(algorithm.Sign(found, digest)) }, null);
        });
    }

    private async Task VerifyAsync(string name, string? version, HttpContext context)
    {
        var wish = await KeyRequests.ReadAsync<SignatureRequest>(context);
        await AnswerAsync(context, KeyActions.Verify, name, version, (vault, key, found) =>
        {
            var (algorithm, digest, error) = Prepare(vault, key, found, wish?.Algorithm, wish?.Digest, KeyActions.Verify);
            return algorithm is null
                ? (null, error)
                : (new JsonObject { ["value"] = KeyRequests.Decode(wish!.Value) is { } signature && algorithm.Verify(found, digest, signature) }, null);
        });
    }

    private async Task AnswerAsync(HttpContext context, VaultAction action, string name, string? version, Operation operation)
    {
        if (await door.EnterAsync(context, action, name) is not { } vault)
            return;
        JsonObject? body = null;
        var error = VaultError.KeyNotFound(name);
        lock (world.Gate)
        {
            if (vault.FindKey(name) is { } key && key.Find(version) is { } found)
                (body, error) = operation(vault, key, found);
        }
        await (error?.WriteAsync(context) ?? context.Response.WriteAsJsonAsync(body, context.RequestAborted));
    }

    private static (SignatureAlgorithm? Algorithm, byte[] Digest, VaultError? Error) Prepare(
        KeyVault vault, StoredKey key, KeyVersion version, string? algorithm, string? digest, VaultAction action)
    {
        if (!version.Enabled)
            return (null, [], VaultError.KeyDisabled(action.Permission));
        if (!version.Operations.Contains(action.Permission))
            return (null, [], VaultError.KeyOperationForbidden(action.Permission));
        if (SignatureAlgorithm.Find(algorithm ?? "") is not { } found)
            return (null, [], VaultError.BadParameter($"Property alg has no valid value: '{algorithm}'."));
        if (found.KeyType != version.Type)
            return (null, [], VaultError.BadParameter($"Key and signing algorithm are incompatible. Key {KeyBodies.IdOf(vault, key, version)} is of type '{version.Type}', and algorithm '{algorithm}' can only be used with a key of type '{found.KeyType}' or '{found.KeyType}-HSM'."));
        return KeyRequests.Decode(digest) is { } bytes && bytes.Length == found.DigestLength
            ? (found, bytes, null)
            : (null, [], VaultError.BadParameter($"The digest is not {found.DigestLength} bytes in Base64url, which algorithm {algorithm} needs."));
    }
}
