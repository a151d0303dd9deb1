using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra;

/// <summary>Entra refuses a request, in its own words and under its own number.</summary>
internal sealed class EntraProblem(string error, int code, string description, int status = StatusCodes.Status400BadRequest) : Exception(description)
{
    /// <summary>OAuth's name for it.</summary>
    public string Error => error;

    /// <summary>The number after AADSTS.</summary>
    public int Code => code;

    public int Status => status;

    public static EntraProblem UnknownTenant(string tenant) => new(
        "invalid_request", 90002, $"Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.");

    public static EntraProblem Missing(string parameter) => new("invalid_request", 900144, $"The request body must contain the following parameter: '{parameter}'.");

    public static EntraProblem UnknownApplication(string clientId, Tenant tenant) => new(
        "unauthorized_client", 700016, $"Application with identifier '{clientId}' was not found in the directory '{tenant.Name}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.");

    public static EntraProblem UnknownResource(string? resource, Tenant tenant) => new(
        "invalid_resource", 500011, $"The resource principal named {resource} was not found in the tenant named {tenant.Name}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.");

    public static EntraProblem WrongSecret(string clientId) => new(
        "invalid_client", 7000215, $"Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{clientId}'.", StatusCodes.Status401Unauthorized);

    public static EntraProblem NoSecret { get; } = new(
        "invalid_client", 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.", StatusCodes.Status401Unauthorized);

    public static EntraProblem UnknownRedirectUri(string redirectUri, string clientId) => new(
        "invalid_request", 50011, $"The redirect URI '{redirectUri}' specified in the request does not match the redirect URIs configured for the application '{clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this error.");

    public static EntraProblem NobodySignedIn { get; } = new("login_required", 50058, "A silent sign-in request was sent but no user is signed in.");

    public static EntraProblem UnknownUser(string user, Tenant tenant) => new(
        "invalid_grant", 50034, $"The user account {user} does not exist in the {tenant.Name} directory. To sign into this application, the account must be added to the directory.");

    public static EntraProblem Malformed { get; } = new("invalid_grant", 9002313, "Invalid request. Request is malformed or invalid.");
}
