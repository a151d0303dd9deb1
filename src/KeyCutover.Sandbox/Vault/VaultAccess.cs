using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Vault;

/// <summary>Lets a caller in: token, firewall, then role or access policy.</summary>
internal sealed class VaultAccess(SandboxWorld world, TokenService tokens, Rbac rbac)
{
    /// <summary>Whether the caller may; when not, the refusal has been written.</summary>
    public async Task<bool> MayAsync(HttpContext context, KeyVault vault, VaultAction action, string? name)
    {
        if (await tokens.ValidateBearerAsync(context, Audiences.Spellings(Audiences.Vault)) is not { } caller)
        {
            await ChallengeAsync(context);
            return false;
        }
        if (Refuse(vault, caller, action, name) is not { } error)
            return true;
        await error.WriteAsync(context);
        return false;
    }

    private VaultError? Refuse(KeyVault vault, TokenPrincipal caller, VaultAction action, string? name)
    {
        if (vault.FirewallClosed)
            return VaultError.Firewall(vault.Name, vault.Location);

        var who = $"appid={caller.AppId};oid={caller.ObjectId};iss={tokens.Issuer}";
        if (!vault.RbacAuthorization)
            return HasPolicy(vault, caller, action) ? null : VaultError.Policy(who, action, vault.Name, vault.Location);

        var dataAction = $"Microsoft.KeyVault/vaults/{action.Collection}/{action.DataAction}";
        var resource = name is null ? vault.Id : $"{vault.Id}/{action.Collection}/{name}";
        return rbac.IsAllowedData(caller.ObjectId, dataAction, resource, nodeIndex: 0)
            ? null
            : VaultError.Rbac(who, dataAction, resource, vault.Name, vault.Location);
    }

    private bool HasPolicy(KeyVault vault, TokenPrincipal caller, VaultAction action)
    {
        lock (world.Gate)
        {
            return vault.AccessPolicies.Exists(policy =>
                policy.ObjectId.Equals(caller.ObjectId, StringComparison.OrdinalIgnoreCase)
                && policy.Permissions(action.Collection).Any(permission =>
                    permission.Equals(action.Permission, StringComparison.OrdinalIgnoreCase) || permission.Equals("all", StringComparison.OrdinalIgnoreCase)));
        }
    }

    /// <summary>SDK clients send their first request without a token and ask for one as the answer says.</summary>
    private Task ChallengeAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = $"Bearer authorization=\"{world.Origins.Main}/{world.Tenant.Id}\", resource=\"{Audiences.Vault}\"";
        var message = context.Request.Headers.Authorization.Count == 0
            ? "AKV10000: Request is missing a Bearer or PoP token."
            : "AKV10032: Invalid token. The token has expired, is for another audience or issuer, or its signature is wrong.";
        return context.Response.WriteAsJsonAsync(
            new JsonObject { ["error"] = new JsonObject { ["code"] = "Unauthorized", ["message"] = message } }, context.RequestAborted);
    }
}
