using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.AppService;

/// <summary>Starts processes of sites.</summary>
/// <param name="applications">The applications' assemblies by the names that seeds call them by.</param>
/// <param name="environment">Makes their environment.</param>
/// <param name="wall">The wall clock: processes start no faster when sandbox time does.</param>
internal sealed class SiteHosting(IReadOnlyDictionary<string, string> applications, SiteEnvironment environment, TimeProvider wall) : IDisposable
{
    public TimeProvider Wall => wall;

    /// <summary>Talks to the sites' processes, directly and without following anything.</summary>
    public HttpMessageInvoker Http { get; } = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    });

    public SiteProcess Start(WebSite site, SiteRevision revision, string instanceId) =>
        SiteProcess.Start(Path.GetFullPath(applications[site.App!]), environment.OfApplication(site, revision, instanceId), revision.Number, wall);

    /// <summary>Whether something is deployed on the site and the sandbox was given it, as a file that is there.</summary>
    public bool CanRun(WebSite site) => site.App is { } name && applications.TryGetValue(name, out var path) && File.Exists(path);

    public void Dispose() => Http.Dispose();
}
