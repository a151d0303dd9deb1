using System.Text.Json;
using KeyCutover.Sandbox.Arm;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Faults;

/// <summary>Lets faults strike the requests that match them.</summary>
internal sealed class FaultInjector(SandboxClock clock)
{
    private readonly Lock gate = new();
    private readonly List<ArmedFault> faults = [];
    private int added;

    /// <summary>Those that can still strike, by number, as what is left of them.</summary>
    public IReadOnlyList<KeyValuePair<int, SandboxFault>> Armed
    {
        get
        {
            lock (gate)
                return [.. faults.Where(armed => !armed.IsSpent).Select(armed => KeyValuePair.Create(armed.Number, armed.Left))];
        }
    }

    /// <summary>The number by which it can be taken away.</summary>
    public int Add(SandboxFault fault)
    {
        lock (gate)
        {
            faults.Add(new ArmedFault(++added, fault));
            return added;
        }
    }

    public bool Remove(int number)
    {
        lock (gate)
            return faults.RemoveAll(armed => armed.Number == number) > 0;
    }

    public void Clear()
    {
        lock (gate)
            faults.Clear();
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
            context.Abort();
            return;
        }
        context.Response.StatusCode = fault.Status;
        if (fault.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString();
        if (fault.Body is { } broken)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(broken, context.RequestAborted);
            return;
        }
        var body = fault.Envelope == FaultEnvelope.AppService
            ? WebProblem.Wrap(fault.Code, "", fault.Message)
            : new { error = new { code = fault.Code, message = fault.Message } };
        await context.Response.WriteAsJsonAsync(body, JsonSerializerOptions.Default, context.RequestAborted);
    }

    private sealed class ArmedFault(int number, SandboxFault fault)
    {
        private int seen;

        public int Number => number;

        public bool IsSpent => fault.Count > 0 && seen >= fault.Skip + fault.Count;

        public SandboxFault Left => fault with
        {
            Skip = Math.Max(0, fault.Skip - seen),
            Count = fault.Count == 0 ? 0 : fault.Count - Math.Max(0, seen - fault.Skip),
        };

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
