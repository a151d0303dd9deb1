using KeyCutover.Sandbox.World;
using Yarp.ReverseProxy.Forwarder;

namespace KeyCutover.Sandbox.AppService;

/// <summary>App Service's front end: brings a request to a process of the site, whose address it is not told.</summary>
internal sealed class SiteFrontEnd : IAsyncDisposable
{
    private static readonly ForwarderRequestConfig Limits = new() { ActivityTimeout = TimeSpan.FromSeconds(230) };

    private readonly SandboxWorld world;
    private readonly SiteHosting hosting;
    private readonly IHttpForwarder forwarder;
    private readonly Dictionary<WebSite, RunningSite> running = [];

    public SiteFrontEnd(SandboxWorld world, SiteHosting hosting, IHttpForwarder forwarder) =>
        (this.world, this.hosting, this.forwarder) = (world, hosting, forwarder);

    /// <summary>Answers <c>/sites/{name}/...</c>.</summary>
    public async Task ServeAsync(HttpContext context, string name, string path)
    {
        if (world.FindSite(name) is not { } site)
        {
            await SitePages.NotFoundAsync(context);
            return;
        }
        if (IsStopped(site))
        {
            await SitePages.StoppedAsync(context);
            return;
        }
        if (!hosting.CanRun(site))
        {
            await SitePages.UnavailableAsync(context, $"The sandbox was not given an application to run here ({site.App ?? "none is deployed"}).");
            return;
        }
        var instance = Running(site).Choose(context.Request.Cookies[SitePages.AffinityCookie]);
        context.Request.PathBase = $"/sites/{name}";
        context.Request.Path = $"/{path}";
        if (await instance.EnterAsync(context.RequestAborted) is not { } process)
        {
            await SitePages.UnavailableAsync(context);
            return;
        }
        try
        {
            var error = await forwarder.SendAsync(context, process.Address.ToString(), hosting.Http, Limits, new SiteRequest(instance.Id));
            if (error != ForwarderError.None && !context.Response.HasStarted)
                await SitePages.UnavailableAsync(context);
        }
        finally
        {
            process.Leave();
        }
    }

    /// <summary>Asks every instance for <paramref name="path"/>, starting it when need be; the statuses that they answer with.</summary>
    public async Task<IReadOnlyList<int>> WarmUpAsync(WebSite site, int revision, string path, CancellationToken cancellation) =>
        hosting.CanRun(site) ? await Running(site).WarmUpAsync(revision, path, cancellation) : [StatusCodes.Status503ServiceUnavailable];

    /// <summary>Waits until the instances that run at all run with the revision.</summary>
    public Task FollowAsync(WebSite site, int revision, CancellationToken cancellation) => Running(site).FollowAsync(revision, cancellation);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(running.Values.Select(site => site.DisposeAsync().AsTask()));
        hosting.Dispose();
    }

    private RunningSite Running(WebSite site)
    {
        lock (running)
        {
            if (!running.TryGetValue(site, out var found))
                running[site] = found = new RunningSite(site, world, hosting);
            return found;
        }
    }

    private bool IsStopped(WebSite site)
    {
        lock (world.Gate)
            return !site.IsRunning;
    }

    /// <summary>What the front end adds to requests and answers.</summary>
    private sealed class SiteRequest(string instanceId) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.Host = httpContext.Request.Host.Value;
            Add(proxyRequest, "X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString());
            Add(proxyRequest, "X-Forwarded-Proto", httpContext.Request.Scheme);
            Add(proxyRequest, "X-Forwarded-Host", httpContext.Request.Host.Value);
            Add(proxyRequest, "X-Forwarded-Prefix", httpContext.Request.PathBase.Value);
        }

        public override ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
        {
            if (proxyResponse is not null)
                httpContext.Response.Cookies.Append(SitePages.AffinityCookie, instanceId, new() { HttpOnly = true, Secure = true, Path = httpContext.Request.PathBase });
            return base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        }

        private static void Add(HttpRequestMessage request, string name, string? value)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
