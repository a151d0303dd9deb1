using System.Text.Json.Nodes;

namespace KeyCutover.Sandbox.Models;

/// <summary>A refusal in the words of the model endpoint. Clients match on code and message, so both are literal.</summary>
internal sealed record ModelError(int Status, JsonObject Body)
{
    /// <summary>No key, or a wrong one. The documentation gives the same for a right key where keys are off.</summary>
    public static ModelError WrongKey => Wrapped(401, "401", "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.");

    public static ModelError KeysAreOff => Wrapped(403, "AuthenticationTypeDisabled", "Key based authentication is disabled for this resource.");

    public static ModelError NoSubdomain => Wrapped(400, "BadRequest", "Please provide a custom subdomain for token authentication, otherwise API key is required.");

    /// <summary>The one refusal without <c>error</c> around it.</summary>
    public static ModelError BadToken => new(401, new JsonObject
    {
        ["statusCode"] = 401,
        ["message"] = "Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.",
    });

    /// <summary><c>{deployment-id}</c> is literal, not the deployment's name.</summary>
    public static ModelError NoDataAction(string objectId, string dataAction, string operation) => Wrapped(
        401, "PermissionDenied", $"The principal `{objectId}` lacks the required data action `{dataAction}` to perform `{operation}` operation.");

    /// <summary>What some nodes say instead while a role propagates.</summary>
    public static ModelError NoAccess => Wrapped(401, "PermissionDenied", "Principal does not have access to API/Operation.");

    public static ModelError Firewall => Wrapped(403, "403", "Access denied due to Virtual Network/Firewall rules.");

    public static ModelError PublicAccessDisabled => Wrapped(403, "403", "Public access is disabled. Please configure private endpoint.");

    public static ModelError NoDeployment => Wrapped(404, "DeploymentNotFound", "The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.");

    public static ModelError NoResource => Wrapped(404, "404", "Resource not found");

    public static ModelError BadRequest(string message) => Wrapped(400, "BadRequest", message);

    private static ModelError Wrapped(int status, string code, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
}
