using System.Globalization;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.AppService;

/// <summary>
/// Swaps slots as App Service does: the source gets the sticky settings of the target and restarts, every instance of it is pinged, and only then do
/// the two change places, so that nobody of the target's customers waits for a cold process. When the pings fail, everything stays where it was.
/// </summary>
internal sealed class SlotSwaps(SandboxWorld world, SiteFrontEnd frontEnd, SiteHosting hosting) : IAsyncDisposable
{
    private const int Tries = 5;

    private static readonly TimeSpan TryLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> running = [];
    private readonly List<SlotSwap> swaps = [];

    /// <summary>Applies the target's sticky settings to the source, which restarts. Call under the world's gate, as all but the end.</summary>
    public void Prepare(WebSite source, WebSite target)
    {
        source.BeforeSwap = source.Content;
        source.Take(source.Content.WithStickyOf(target.Content, source.Whole.SlotConfigNames), world, "prepared for swap");
    }

    /// <summary>Gives a prepared swap up.</summary>
    public void Reset(WebSite source)
    {
        if (source.BeforeSwap is not { } before)
            return;
        source.BeforeSwap = null;
        source.Take(before, world, "swap given up");
    }

    public SlotSwap Begin(WebSite source, WebSite target)
    {
        var swap = new SlotSwap(world.NewGuid(), source, target, world.Now);
        source.Whole.Swap = swap;
        swaps.Add(swap);
        if (source.BeforeSwap is null)
            Prepare(source, target);
        running.Add(Task.Run(() => RunAsync(swap, source.LatestRevision.Number, stopping.Token)));
        return swap;
    }

    public SlotSwap? Find(string id) => swaps.Find(swap => swap.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running);
        stopping.Dispose();
    }

    private async Task RunAsync(SlotSwap swap, int revision, CancellationToken cancellation)
    {
        try
        {
            var isWarm = await IsWarmAsync(swap.Source, revision, cancellation);
            if (isWarm)
                await frontEnd.FollowAsync(swap.Target, Exchange(swap), cancellation);
            End(swap, isWarm);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The sandbox is being closed.
        }
    }

    private async Task<bool> IsWarmAsync(WebSite source, int revision, CancellationToken cancellation)
    {
        string path;
        HashSet<int> wanted;
        lock (world.Gate)
        {
            path = source.Settings.GetValueOrDefault("WEBSITE_SWAP_WARMUP_PING_PATH") is { Length: > 0 } set ? set : "/";
            wanted = StatusesOf(source.Settings.GetValueOrDefault("WEBSITE_SWAP_WARMUP_PING_STATUSES"));
        }
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAsync(source, revision, path, wanted, cancellation))
                return true;
            if (attempt == Tries)
                return false;
            await Task.Delay(BetweenTries, world.Clock, cancellation);
        }
    }

    private async Task<bool> TryAsync(WebSite source, int revision, string path, HashSet<int> wanted, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(TryLimit, hosting.Wall);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            // Where nobody says which statuses are good, any status is: the ping only wakes the application up.
            var statuses = await frontEnd.WarmUpAsync(source, revision, path, either.Token);
            return wanted.Count == 0 || statuses.All(wanted.Contains);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private int Exchange(SlotSwap swap)
    {
        lock (world.Gate)
        {
            var (source, target, sticky) = (swap.Source, swap.Target, swap.Source.Whole.SlotConfigNames);
            var (fromSource, fromTarget) = (source.Content, target.Content);
            var stays = source.BeforeSwap ?? fromSource;
            var stray = world.Knobs.SwapLeavesStrayIdentity && source.Identity.Type is not null ? source.IdentityHeader : null;
            target.TakeWarm(fromSource.WithStickyOf(fromTarget, sticky), world, stray);
            source.Take(fromTarget.WithStickyOf(stays, sticky), world, "swapped");
            source.BeforeSwap = null;
            return target.LatestRevision.Number;
        }
    }

    private void End(SlotSwap swap, bool isWarm)
    {
        lock (world.Gate)
        {
            var site = swap.Source.Whole;
            if (isWarm)
            {
                site.SlotSwapStatus = new SlotSwapStatus(swap.Source.SlotName, swap.Target.SlotName, world.Now);
            }
            else
            {
                Reset(swap.Source);
                swap.Failure = $"Cannot swap site slots for site '{site.Name}' because the '{swap.Source.SlotName}' slot did not respond to http ping.";
            }
            swap.Source.TargetSwapSlot = swap.Target.TargetSwapSlot = null;
            swap.IsDone = true;
            site.Swap = null;
        }
    }

    private static HashSet<int> StatusesOf(string? setting) =>
        [.. (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out var status) ? status : 0)];
}
