using KeyCutover.Sandbox.Hosting;

namespace KeyCutover.Sandbox.Entra;

/// <summary>Entra: tokens and discovery.</summary>
internal sealed class EntraPlane(TokenEndpoint tokens, Discovery discovery) : IPlane
{
    public void Map(PlaneRoutes routes)
    {
        var entra = routes.Main("entra");
        discovery.Map(entra);
        tokens.Map(entra);
    }
}
