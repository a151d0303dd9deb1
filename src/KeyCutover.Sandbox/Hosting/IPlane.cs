namespace KeyCutover.Sandbox.Hosting;

/// <summary>A part of Azure that answers requests. It is made by the container, and takes what it needs in its constructor.</summary>
internal interface IPlane
{
    /// <summary>Maps the plane's endpoints, once, before the server starts.</summary>
    void Map(PlaneRoutes routes);
}
