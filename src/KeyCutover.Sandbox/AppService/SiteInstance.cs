using System.Security.Cryptography;
using System.Text;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.AppService;

/// <summary>
/// One instance of a site: keeps a process of the application running, with the environment of the revision that is effective. Recycling overlaps: the
/// new process takes over when it answers, then the old one finishes its requests and ends. While a new process does not come up the old one goes on
/// serving and the start is tried again, as on Linux plans; with no old one the site answers 503.
/// </summary>
internal sealed class SiteInstance : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(1);

    private readonly WebSite site;
    private readonly SandboxWorld world;
    private readonly SiteHosting hosting;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private TaskCompletionSource changed = NewSignal();
    private TaskCompletionSource revised = NewSignal();
    private SiteProcess? current;
    private bool isDown;

    // Touched by the loop only, and by the end of it all after the loop.
    private readonly HashSet<Task> retiring = [];
    private Task? loop;

    public SiteInstance(WebSite site, int index, SandboxWorld world, SiteHosting hosting)
    {
        (this.site, this.world, this.hosting) = (site, world, hosting);
        Id = IdOf(site, index);
        site.RevisionAdded += _ => Signal(ref revised);
    }

    /// <summary>What the application sees as WEBSITE_INSTANCE_ID and clients as the ARRAffinity cookie.</summary>
    public string Id { get; }

    /// <summary>Whether anybody has asked for it yet.</summary>
    public bool IsStarted
    {
        get
        {
            lock (gate)
                return loop is not null;
        }
    }

    public static string IdOf(WebSite site, int index) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{site.Id.ToUpperInvariant()}#{index}")));

    /// <summary>
    /// The process to send a request to, which has been entered: leave it afterwards. The first call starts it. Null when the site is down.
    /// Whoever needs what came with a certain revision waits for a process of it.
    /// </summary>
    public async Task<SiteProcess?> EnterAsync(CancellationToken cancellation, int revision = 0)
    {
        while (true)
        {
            Task change;
            lock (gate)
            {
                loop ??= Task.Run(() => KeepRunningAsync(stopping.Token), CancellationToken.None);
                if (current?.Revision >= revision && current.TryEnter())
                    return current;
                if (isDown || stopping.IsCancellationRequested)
                    return null;
                change = changed.Task;
            }
            await change.WaitAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        if (loop is not null)
            await loop;
        await Task.WhenAll(retiring);
        if (current is not null)
            await current.DisposeAsync();
        stopping.Dispose();
    }

    private async Task KeepRunningAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var news = revised.Task;
                var (wanted, next, isStopped) = Revisions();
                if (!wanted.IsRunning)
                    TakeOver(null, down: isStopped);
                else if (current?.Revision != wanted.Number || current.Exited.IsCompleted)
                    await FollowAsync(wanted, cancellation);
                await WaitForNewsAsync(wanted, next, news, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The sandbox is being closed.
        }
        finally
        {
            // Whoever waits for a process waits in vain now.
            Report(down: true);
        }
    }

    /// <summary>What should run now, when that changes next, and whether the site stays stopped then, so that nobody need wait for it.</summary>
    private (SiteRevision Wanted, DateTimeOffset? Next, bool IsStopped) Revisions()
    {
        lock (world.Gate)
        {
            var now = world.Now;
            var wanted = site.RevisionAt(now);
            return (wanted, site.LatestRevision.Number > wanted.Number ? site.LatestRevision.EffectiveFrom : null, !site.IsRunning);
        }
    }

    private async Task FollowAsync(SiteRevision wanted, CancellationToken cancellation)
    {
        var next = hosting.Start(site, wanted, Id);
        if (await ComesUpAsync(next, cancellation))
        {
            TakeOver(next, down: false);
            return;
        }
        await next.DisposeAsync();
        Report(down: current is null || current.Exited.IsCompleted);
    }

    private async Task<bool> ComesUpAsync(SiteProcess process, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(StartLimit, hosting.Wall);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await process.AnswersAsync(hosting.Http, either.Token);
        }
        catch (OperationCanceledException)
        {
            await process.DisposeAsync();
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }

    private void TakeOver(SiteProcess? next, bool down)
    {
        var old = current;
        lock (gate)
            current = next;
        Report(down);
        retiring.RemoveWhere(task => task.IsCompleted);
        if (old is not null)
            retiring.Add(old.RetireAsync(DrainLimit, stopping.Token));
    }

    private void Report(bool down)
    {
        lock (gate)
            isDown = down;
        Signal(ref changed);
    }

    /// <summary>Waits for what may call for another process: a new revision, one becoming effective, the end of the process, or time for another try.</summary>
    private async Task WaitForNewsAsync(SiteRevision wanted, DateTimeOffset? next, Task news, CancellationToken cancellation)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        List<Task> awaited = [news, Task.Delay(Timeout.InfiniteTimeSpan, hosting.Wall, done.Token)];
        if (next is { } effectiveFrom)
            awaited.Add(Task.Delay(TimeSpan.FromTicks(Math.Max(0, (effectiveFrom - world.Now).Ticks)), world.Clock, done.Token));
        if (wanted.IsRunning)
            awaited.Add(current?.Revision == wanted.Number ? current.Exited : Task.Delay(BetweenStarts, hosting.Wall, done.Token));
        await Task.WhenAny(awaited);
        await done.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    private static void Signal(ref TaskCompletionSource signal) => Interlocked.Exchange(ref signal, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
