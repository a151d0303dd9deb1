using KeyCutover.Sandbox.World;
using Microsoft.Extensions.Primitives;

namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>A client sends a person to sign in. Client and address are known to fit each other; whatever else is wrong with it is told to that address.</summary>
internal sealed record AuthorizeRequest
{
    /// <summary>Everything that the client sent, for the page to send it again.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    public required ServicePrincipal Client { get; init; }

    public required string RedirectUri { get; init; }

    public required string ResponseMode { get; init; }

    public string State => Parameter("state");

    public string Nonce => Parameter("nonce");

    public string LoginHint => Parameter("login_hint");

    public string Prompt => Parameter("prompt");

    public string? Challenge => Parameter("code_challenge") is { Length: > 0 } challenge ? challenge : null;

    /// <exception cref="EntraProblem">Nobody knows where to lead the person back to.</exception>
    public static AuthorizeRequest Read(IEnumerable<KeyValuePair<string, StringValues>> sent, SandboxWorld world)
    {
        var parameters = sent.Where(one => one.Key != SignInForm.User).Select(one => KeyValuePair.Create(one.Key, one.Value.ToString())).ToList();
        string Parameter(string name) => parameters.Find(one => one.Key == name).Value ?? "";
        var clientId = Parameter("client_id") is { Length: > 0 } id ? id : throw EntraProblem.Missing("client_id");
        var redirectUri = Parameter("redirect_uri");
        var mode = Parameter("response_mode") is { Length: > 0 } asked ? asked : "query";
        if (mode is not ("query" or "fragment" or "form_post"))
            throw new EntraProblem("invalid_request", 90014, $"The value '{mode}' of the field 'response_mode' is not supported.");
        lock (world.Gate)
        {
            var client = world.FindApplication(clientId) ?? throw EntraProblem.UnknownApplication(clientId, world.Tenant);
            return client.Registration?.LeadsBackTo(redirectUri) == true
                ? new AuthorizeRequest { Parameters = parameters, Client = client, RedirectUri = redirectUri, ResponseMode = mode }
                : throw EntraProblem.UnknownRedirectUri(redirectUri, clientId);
        }
    }

    /// <summary>Reads what is asked for.</summary>
    /// <exception cref="EntraProblem">Something that a sign-in here cannot give.</exception>
    public RequestedScopes ReadScopes(SandboxWorld world)
    {
        if (Parameter("response_type") != "code")
            throw new EntraProblem("unsupported_response_type", 700054, $"response_type '{Parameter("response_type")}' is not enabled for the application.");
        if (Challenge is not null && Parameter("code_challenge_method") != "S256")
            throw new EntraProblem("invalid_request", 50147, "The code challenge is sent by a method that is not supported; send code_challenge_method=S256.");
        lock (world.Gate)
            return RequestedScopes.Read(Parameter("scope"), Client, world);
    }

    private string Parameter(string name) => Parameters.FirstOrDefault(one => one.Key == name).Value ?? "";
}
