using System.Threading.RateLimiting;
using KeyCutover.Domain.People;
using Microsoft.AspNetCore.Http;

namespace KeyCutover.Worker.People;

/// <summary>
/// Records requests that were refused before they came to a desk. Whoever is not signed in gets a few rows a minute, so that nobody can fill
/// the disk from outside; the rest are refused all the same.
/// </summary>
internal sealed class Refusals(IRefusalLog log, IPersonReader people, TimeProvider time) : IDisposable
{
    private readonly PartitionedRateLimiter<string> strangers = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(address, _ => RateLimits.PerMinute(10))),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetFixedWindowLimiter("all", _ => RateLimits.PerMinute(100))));

    public async Task RecordAsync(HttpContext context, string reason)
    {
        var person = people.Read(context.User);
        var from = context.Connection.RemoteIpAddress?.ToString();
        if (person is null)
        {
            using var lease = strangers.AttemptAcquire(from ?? "unknown");
            if (!lease.IsAcquired) return;
        }

        var attempt = new RefusedAttempt(
            0, time.GetUtcNow(), person?.Name ?? "somebody", person?.Id, context.Request.Method.ToUpperInvariant(), context.Request.Path.ToString(), reason, from);
        // It is recorded even when whoever asked does not wait for the answer.
        await log.AppendAsync(attempt, CancellationToken.None);
    }

    public void Dispose() => strangers.Dispose();
}
