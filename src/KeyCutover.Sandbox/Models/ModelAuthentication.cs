using KeyCutover.Sandbox.Entra;
using KeyCutover.Sandbox.Knobs;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Models;

/// <summary>What came of authenticating a call: the caller's object id (null for a key), or a refusal.</summary>
internal sealed record ModelCaller(string? ObjectId, ModelError? Error);

/// <summary>The gateway before the models: network, then key or token, then role.</summary>
internal sealed class ModelAuthentication(SandboxWorld world, TokenService tokens, Rbac rbac)
{
    public async Task<ModelCaller> AuthenticateAsync(HttpContext context, ModelAccount account, ModelOperation operation, int node)
    {
        var key = KeyOf(context, account);
        // The gateway and the tokens have locks of their own, so what the account says is read first.
        bool hasSubdomain;
        lock (world.Gate)
        {
            if (Unreachable(account) is { } unreachable)
                return new(null, unreachable);
            if (key is not null)
                return new(null, JudgeKey(account, key));
            hasSubdomain = account.Subdomain is not null;
        }
        return hasSubdomain ? await JudgeTokenAsync(context, account, operation, node) : new(null, ModelError.NoSubdomain);
    }

    /// <summary>The key that was sent, empty when nothing was; null for a token. On the v1 routes a key may travel as a bearer token, too.</summary>
    private static string? KeyOf(HttpContext context, ModelAccount account)
    {
        var headers = context.Request.Headers;
        var key = headers["api-key"].ToString() is { Length: > 0 } sent ? sent : headers["Ocp-Apim-Subscription-Key"].ToString();
        if (key.Length > 0)
            return key;
        var bearer = headers.Authorization.ToString();
        if (bearer.Length == 0)
            return string.Empty;
        var token = bearer[(bearer.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return context.Request.RouteValues.ContainsKey("deployment") || token != account.Key1 && token != account.Key2 ? null : token;
    }

    private static ModelError? Unreachable(ModelAccount account)
    {
        if (account.PublicNetworkAccess.Equals("Disabled", StringComparison.OrdinalIgnoreCase))
            return ModelError.PublicAccessDisabled;
        return account.Network.DefaultAction.Equals("Deny", StringComparison.OrdinalIgnoreCase) && !account.Network.IpRules.Contains("127.0.0.1")
            ? ModelError.Firewall
            : null;
    }

    private ModelError? JudgeKey(ModelAccount account, string key)
    {
        if (key != account.Key1 && key != account.Key2)
            return ModelError.WrongKey;
        if (account.KeysWorkAt(world.Now))
            return null;
        return (account.KeyRefusal ?? world.Knobs.KeyRefusal) == KeyRefusal.Forbidden ? ModelError.KeysAreOff : ModelError.WrongKey;
    }

    private async Task<ModelCaller> JudgeTokenAsync(HttpContext context, ModelAccount account, ModelOperation operation, int node)
    {
        if (await tokens.ValidateBearerAsync(context, Audiences.Spellings(Audiences.CognitiveServices)) is not { } caller)
            return new(null, ModelError.BadToken);
        if (rbac.IsAllowedData(caller.ObjectId, operation.DataAction, account.Id, node))
            return new(caller.ObjectId, null);
        // Nodes differ in how they word it, so both forms come while a role propagates.
        return new(caller.ObjectId, node % 2 == 0 ? ModelError.NoDataAction(caller.ObjectId, operation.DataAction, operation.Request) : ModelError.NoAccess);
    }
}
