namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>What a person gave to an application by signing in. Users and applications are named by id, since a loaded state replaces them.</summary>
/// <param name="UserId">Object id of the user.</param>
/// <param name="ClientId">Client id of the application.</param>
/// <param name="Scopes">What it may have.</param>
/// <param name="SessionId">The browser's session, as it stands in tokens.</param>
/// <param name="IsPublic">Whether the client has no secret to show.</param>
/// <param name="Nonce">What the client wants to see in the ID token again.</param>
internal sealed record SignInGrant(string UserId, string ClientId, RequestedScopes Scopes, string SessionId, bool IsPublic, string? Nonce);

/// <summary>What an authorization code stands for.</summary>
/// <param name="Grant">What was given.</param>
/// <param name="RedirectUri">Where the sign-in led back to; the client has to name it again.</param>
/// <param name="Challenge">The S256 challenge of PKCE, if the client sent one.</param>
internal sealed record AuthorizationCode(SignInGrant Grant, string RedirectUri, string? Challenge);
