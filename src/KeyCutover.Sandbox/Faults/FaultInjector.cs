using System.Text.Json;
using KeyCutover.Sandbox.Arm;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Faults;

/// <summary>Lets faults strike the requests that match them.</summary>
internal sealed class FaultInjector(SandboxClock clock)
{
    private readonly Lock gate = new();
    private readonly List<ArmedFault> faults = [];

    public void Add(SandboxFault fault)
    {
        lock (gate)
            faults.Add(new ArmedFault(fault));
    }

    /// <summary>The middleware: inside the request log, around every plane.</summary>
    public async Task StrikeAsync(HttpContext context, RequestDelegate next)
    {
        if (Next(context.Request) is not { } fault)
        {
            await next(context);
            return;
        }
        if (fault.Delay > TimeSpan.Zero)
            await Task.Delay(fault.Delay, clock, context.RequestAborted);
        switch (fault.When)
        {
            case FaultMoment.Slow:
                await next(context);
                break;
            case FaultMoment.Before:
                await AnswerAsync(context, fault);
                break;
            default:
                await RunUnheardAsync(context, next);
                await AnswerAsync(context, fault);
                break;
        }
    }

    private SandboxFault? Next(HttpRequest request)
    {
        lock (gate)
            return faults.Find(armed => armed.Strikes(request))?.Fault;
    }

    // The request has its effect, but what it would have answered goes nowhere.
    private static async Task RunUnheardAsync(HttpContext context, RequestDelegate next)
    {
        var answer = context.Response.Body;
        using var nowhere = new MemoryStream();
        context.Response.Body = nowhere;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = answer;
        }
        context.Response.Headers.Clear();
    }

    private static async Task AnswerAsync(HttpContext context, SandboxFault fault)
    {
        if (fault.Status == 0)
        {
            // For the request log: the server tells that the connection is gone only some time after the abort.
            context.Response.StatusCode = 0;
            context.Abort();
            return;
        }
        context.Response.StatusCode = fault.Status;
        if (fault.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString();
        var body = fault.Envelope == FaultEnvelope.AppService
            ? WebProblem.Wrap(fault.Code, "", fault.Message)
            : new { error = new { code = fault.Code, message = fault.Message } };
        await context.Response.WriteAsJsonAsync(body, JsonSerializerOptions.Default, context.RequestAborted);
    }

    private sealed class ArmedFault(SandboxFault fault)
    {
        private int seen;

        public SandboxFault Fault => fault;

        public bool Strikes(HttpRequest request)
        {
            if (fault.Method != "*" && !fault.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
                return false;
            if (!WildcardPattern.Matches(fault.Path, request.Path.Value ?? "/"))
                return false;
            seen++;
            return seen > fault.Skip && (fault.Count == 0 || seen <= fault.Skip + fault.Count);
        }
    }
}
