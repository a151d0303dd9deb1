using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra.SignIn;

namespace KeyCutover.Sandbox.Entra.Grants;

/// <summary>The code of a device that waits for a person to sign in elsewhere.</summary>
internal sealed class DeviceCodeGrant(UserGrants answers, SignInCodes codes) : ITokenGrant
{
    // MSAL for .NET sends names that are older than the standard.
    public IReadOnlyList<string> Types { get; } = ["urn:ietf:params:oauth:grant-type:device_code", "device_code"];

    public JsonObject Redeem(TokenRequest request)
    {
        request.Client.RequireSecretUnless(isPublicAllowed: true);
        return answers.Answer(request, codes.Devices.Redeem(request.Require(request.Form.ContainsKey("code") ? "code" : "device_code"), request.Client.Application.AppId));
    }
}
