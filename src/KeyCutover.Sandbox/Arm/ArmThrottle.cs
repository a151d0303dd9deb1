using KeyCutover.Sandbox.Entra;
using KeyCutover.Sandbox.Knobs;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Token buckets for each principal and, fifteen times as large, for the subscription; every answer says what is left.</summary>
internal sealed class ArmThrottle(SandboxWorld world)
{
    private const int GlobalFactor = 15;

    private readonly Dictionary<(string Principal, string Kind), Bucket> buckets = [];

    /// <summary>Call under the world's gate.</summary>
    public void Take(HttpContext context, TokenPrincipal caller)
    {
        var (kind, knobs) = KindOf(context.Request.Method);
        var own = BucketOf(caller.ObjectId, kind, knobs);
        var global = BucketOf("", kind, new BucketKnobs { Size = knobs.Size * GlobalFactor, RefillPerSecond = knobs.RefillPerSecond * GlobalFactor });
        var wait = own.Take(world.Now);
        if (wait == TimeSpan.Zero)
            wait = global.Take(world.Now);

        context.Response.Headers[$"x-ms-ratelimit-remaining-subscription-{kind}"] = own.Left.ToString();
        context.Response.Headers[$"x-ms-ratelimit-remaining-subscription-global-{kind}"] = global.Left.ToString();
        if (wait > TimeSpan.Zero)
        {
            // Clients wait by the wall clock, where sandbox time is short.
            wait = world.Clock.ToWall(wait);
            var seconds = Math.Ceiling(wait.TotalSeconds);
            throw new ArmProblem(429, "SubscriptionRequestsThrottled",
                $"Number of '{kind.TrimEnd('s')}' requests for subscription '{world.Subscription.Id}' actor '{caller.ObjectId}' exceeded. Please try again after '{seconds}' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information.")
            {
                RetryAfter = wait,
            };
        }
    }

    private (string Kind, BucketKnobs Knobs) KindOf(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? ("reads", world.Knobs.Throttle.Reads)
        : HttpMethods.IsDelete(method) ? ("deletes", world.Knobs.Throttle.Deletes)
        : ("writes", world.Knobs.Throttle.Writes);

    private Bucket BucketOf(string principal, string kind, BucketKnobs knobs)
    {
        if (!buckets.TryGetValue((principal, kind), out var bucket) || bucket.Knobs != knobs)
            buckets[(principal, kind)] = bucket = new Bucket(knobs, world.Now);
        return bucket;
    }

    private sealed class Bucket(BucketKnobs knobs, DateTimeOffset filledAt)
    {
        private double tokens = knobs.Size;

        public BucketKnobs Knobs => knobs;

        public int Left => (int)tokens;

        /// <summary>Takes a token and returns zero, or returns how long until there is one.</summary>
        public TimeSpan Take(DateTimeOffset now)
        {
            tokens = Math.Min(knobs.Size, tokens + ((now - filledAt).TotalSeconds * knobs.RefillPerSecond));
            filledAt = now;
            if (tokens < 1)
                return TimeSpan.FromSeconds((1 - tokens) / knobs.RefillPerSecond);
            tokens--;
            return TimeSpan.Zero;
        }
    }
}
