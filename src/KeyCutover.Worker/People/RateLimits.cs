using System.Threading.RateLimiting;
using KeyCutover.Worker.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Worker.People;

/// <summary>How often is too often: more than people do, less than a program would.</summary>
internal static class RateLimits
{
    /// <summary>Signing in, by address: an office may have one address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Deciding at gates, by person.</summary>
    public const string Decide = "decide";

    public const int SignInsPerMinute = 60, DecisionsPerMinute = 30;

    public static FixedWindowRateLimiterOptions PerMinute(int count) => new() { PermitLimit = count, Window = TimeSpan.FromMinutes(1) };

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.AddPolicy(SignIn, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "unknown", _ => PerMinute(SignInsPerMinute)));
        options.AddPolicy(Decide, context => RateLimitPartition.GetFixedWindowLimiter(
            context.User.FindFirst(ClaimNames.ObjectId)?.Value ?? "unknown", _ => PerMinute(DecisionsPerMinute)));
        options.OnRejected = RefuseAsync;
    });

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 60;
        rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString();
        await Problems.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, $"Too many requests of this kind; try again in {wait} s.");
    }
}
