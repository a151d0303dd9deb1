using KeyCutover.Sandbox.Entra.SignIn;
using KeyCutover.Sandbox.Hosting;

namespace KeyCutover.Sandbox.Entra;

/// <summary>Entra: discovery, signing in and out, tokens.</summary>
internal sealed class EntraPlane(Discovery discovery, AuthorizeEndpoint authorize, DeviceEndpoints devices, LogoutEndpoint logout, TokenEndpoint tokens) : IPlane
{
    public void Map(PlaneRoutes routes)
    {
        var entra = routes.Main("entra");
        discovery.Map(entra);
        authorize.Map(entra);
        devices.Map(entra);
        logout.Map(entra);
        tokens.Map(entra);
    }
}
