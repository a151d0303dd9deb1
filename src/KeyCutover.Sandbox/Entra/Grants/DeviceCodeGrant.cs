using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra.SignIn;

namespace KeyCutover.Sandbox.Entra.Grants;

/// <summary>The code of a device that waits for a person to sign in elsewhere.</summary>
internal sealed class DeviceCodeGrant(UserGrants answers, SignInCodes codes) : ITokenGrant
{
    public string Type => "urn:ietf:params:oauth:grant-type:device_code";

    public JsonObject Redeem(TokenRequest request)
    {
        request.Client.RequireSecretUnless(isPublicAllowed: true);
        return answers.Answer(request, codes.Devices.Redeem(request.Require("device_code"), request.Client.Application.AppId));
    }
}
