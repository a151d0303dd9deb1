using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Security.KeyVault.Keys;

/// <summary>Asks a vault who may sign in and where: the first request goes without a token, and the vault's challenge names tenant and resource.</summary>
internal sealed partial class VaultChallengePolicy(TokenCredential credential, bool disableVerification) : BearerTokenAuthenticationPolicy(credential, [])
{
    private volatile Challenge? known;

    protected override ValueTask AuthorizeRequestAsync(HttpMessage message) =>
        known is { } challenge ? AuthenticateAndAuthorizeRequestAsync(message, ContextOf(challenge, message)) : ValueTask.CompletedTask;

    protected override void AuthorizeRequest(HttpMessage message)
    {
        if (known is { } challenge) AuthenticateAndAuthorizeRequest(message, ContextOf(challenge, message));
    }

    protected override async ValueTask<bool> AuthorizeRequestOnChallengeAsync(HttpMessage message)
    {
        if (Read(message) is not { } challenge) return false;
        known = challenge;
        await AuthenticateAndAuthorizeRequestAsync(message, ContextOf(challenge, message));
        return true;
    }

    protected override bool AuthorizeRequestOnChallenge(HttpMessage message)
    {
        if (Read(message) is not { } challenge) return false;
        known = challenge;
        AuthenticateAndAuthorizeRequest(message, ContextOf(challenge, message));
        return true;
    }

    private static TokenRequestContext ContextOf(Challenge challenge, HttpMessage message) =>
        new([challenge.Scope], message.Request.ClientRequestId, tenantId: challenge.Tenant);

    private Challenge? Read(HttpMessage message)
    {
        if (!message.Response.Headers.TryGetValue("WWW-Authenticate", out var header)) return null;
        var parts = Part().Matches(header).ToDictionary(part => part.Groups[1].Value, part => part.Groups[2].Value, StringComparer.OrdinalIgnoreCase);
        var scope = parts.GetValueOrDefault("resource") is { } resource ? resource + "/.default" : parts.GetValueOrDefault("scope");
        if (!Uri.TryCreate(scope, UriKind.Absolute, out var audience) || !Uri.TryCreate(parts.GetValueOrDefault("authorization") ?? parts.GetValueOrDefault("authorization_uri"), UriKind.Absolute, out var authority)) return null;
        // A token for another resource would be handed to whoever answers under this name.
        if (!disableVerification && message.Request.Uri.Host?.EndsWith($".{audience.Host}", StringComparison.OrdinalIgnoreCase) is not true)
            throw new InvalidOperationException($"The challenge resource '{audience.Host}' does not match the requested domain. See https://aka.ms/azsdk/blog/vault-uri for more information.");
        return new(scope!, authority.Segments.Length > 1 ? authority.Segments[1].Trim('/') : null);
    }

    [GeneratedRegex("""([A-Za-z_]+)="?([^",\s]+)"?""")]
    private static partial Regex Part();

    private sealed record Challenge(string Scope, string? Tenant);
}
