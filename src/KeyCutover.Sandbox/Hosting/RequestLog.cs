namespace KeyCutover.Sandbox.Hosting;

/// <summary>Every request that was answered.</summary>
internal sealed class RequestLog(SandboxClock clock)
{
    private readonly Lock gate = new();
    private readonly List<SandboxRequest> requests = [];

    public event EventHandler<SandboxRequest>? Answered;

    public IReadOnlyList<SandboxRequest> Requests
    {
        get
        {
            lock (gate)
                return [.. requests];
        }
    }

    /// <summary>The middleware: outermost, so that faults and refusals are seen as the client sees them.</summary>
    public async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        var time = clock.GetUtcNow();
        var started = TimeProvider.System.GetTimestamp();
        var (method, path) = (context.Request.Method, context.Request.Path.Value ?? "/");
        try
        {
            await next(context);
        }
        finally
        {
            Add(context, time, method, path, TimeProvider.System.GetElapsedTime(started));
        }
    }

    private void Add(HttpContext context, DateTimeOffset time, string method, string path, TimeSpan duration)
    {
        SandboxRequest request;
        lock (gate)
        {
            request = new SandboxRequest(
                requests.Count + 1,
                time,
                context.GetEndpoint()?.Metadata.GetMetadata<PlaneName>()?.Name ?? "none",
                method,
                path,
                context.Features.Get<RequestPrincipal>()?.ObjectId,
                context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode,
                duration.TotalMilliseconds);
            requests.Add(request);
        }
        Answered?.Invoke(this, request);
    }
}

/// <summary>Set as a feature of the request by the plane that has judged its token.</summary>
internal sealed record RequestPrincipal(string ObjectId);
