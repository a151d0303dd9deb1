using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Hosting;

namespace KeyCutover.Sandbox.Entra.Grants;

/// <summary>One of the things that a client can have to get a token for.</summary>
internal interface ITokenGrant
{
    /// <summary>What clients send as grant_type.</summary>
    IReadOnlyList<string> Types { get; }

    /// <summary>The tokens, under the names that OAuth has for them.</summary>
    /// <exception cref="EntraProblem">The client gets none.</exception>
    JsonObject Redeem(TokenRequest request);
}

/// <summary>A request for a token by a client that is known.</summary>
internal sealed record TokenRequest(IFormCollection Form, TokenClient Client, HttpContext Context)
{
    /// <summary>A parameter that has to be there.</summary>
    public string Require(string parameter) => Form[parameter].ToString() is { Length: > 0 } value ? value : throw EntraProblem.Missing(parameter);

    /// <summary>Notes for the request log whose token it is.</summary>
    public void IsFor(string objectId) => Context.Features.Set(new RequestPrincipal(objectId));
}
