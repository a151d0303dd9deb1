using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace KeyCutover.Remote;

/// <summary>Where the service says that people sign in, and for what. A service that lies must not get anybody's token, so what it says is judged.</summary>
/// <param name="Authority">The host that signs people in; ends in a slash.</param>
/// <param name="Tenant">The directory.</param>
/// <param name="ClientId">The application that people sign in with.</param>
/// <param name="Resource">What the tokens are for.</param>
internal sealed partial record SignInChallenge(Uri Authority, string Tenant, string ClientId, string Resource)
{
    // The clouds' login hosts. They show people the application's name and take a secret only for its own tenant.
    private static readonly string[] MicrosoftHosts = ["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"];

    /// <summary>Whether Microsoft runs the authority.</summary>
    [JsonIgnore]
    public bool IsMicrosofts => MicrosoftHosts.Contains(Authority.Authority, StringComparer.OrdinalIgnoreCase);

    /// <summary>The authority and the tenant as one address.</summary>
    [JsonIgnore]
    public string Address => $"{Authority}{Tenant}";

    /// <summary>What is asked for in a token.</summary>
    [JsonIgnore]
    public string Scope => $"{Resource}/.default";

    /// <summary>Whether <paramref name="address"/> names the same authority and tenant.</summary>
    public bool IsAt(string address) => Address.Equals(address.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the challenge of a 401.</summary>
    /// <exception cref="Refusal">There is none, or it must not be followed.</exception>
    public static SignInChallenge Read(RemoteTarget target, HttpHeaderValueCollection<AuthenticationHeaderValue> challenges)
    {
        var values = challenges.Where(challenge => challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            .SelectMany(challenge => Parameters().Matches(challenge.Parameter ?? ""))
            .GroupBy(match => match.Groups[1].Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Groups[2].Value, StringComparer.OrdinalIgnoreCase);
        if (!values.TryGetValue("authorization_uri", out var address) || !values.TryGetValue("client_id", out var client) || !values.TryGetValue("resource", out var resource))
            throw new Refusal($"{target} does not say where to sign in. Is it the address of a KeyCutover service?", ExitCodes.NotPermitted);

        if (!Uri.TryCreate(address, UriKind.Absolute, out var authority) || authority.Scheme != Uri.UriSchemeHttps || authority.UserInfo.Length > 0 || Tenants().Match(authority.PathAndQuery) is not { Success: true } tenant)
            throw new Refusal($"{target} sends you to '{address}' to sign in, which is not the https address of a directory. Nothing was sent there; tell the operators of the service.", ExitCodes.NotPermitted);
        // Tokens for anything else, such as Microsoft Graph, would open more than this service to it.
        if (!resource.StartsWith("api://", StringComparison.Ordinal))
            throw new Refusal($"{target} asks for a token for '{resource}', which is not an application's own (api://...). None was fetched; tell the operators of the service.", ExitCodes.NotPermitted);
        return new SignInChallenge(new Uri(authority.GetLeftPart(UriPartial.Authority) + "/"), tenant.Groups[1].Value, client, resource.TrimEnd('/'));
    }

    [GeneratedRegex("""([a-z_]+)\s*=\s*"([^"]*)"\s*""")]
    private static partial Regex Parameters();

    [GeneratedRegex("^/([A-Za-z0-9.-]+)/?$")]
    private static partial Regex Tenants();
}
