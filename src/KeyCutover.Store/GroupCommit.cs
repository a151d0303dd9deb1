using System.Threading.Channels;

namespace KeyCutover.Store;

/// <summary>
/// One writer for many producers: whatever is queued while a commit runs is committed together next. When a group fails, its parts are
/// tried one by one, so that one producer's conflict does not fail the others.
/// </summary>
internal sealed class GroupCommit<T> : IAsyncDisposable
{
    private readonly Channel<Part> queue = Channel.CreateUnbounded<Part>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Func<IReadOnlyList<T>, CancellationToken, Task> write;
    private readonly Task loop;

    public GroupCommit(Func<IReadOnlyList<T>, CancellationToken, Task> write)
    {
        this.write = write;
        loop = Task.Run(RunAsync);
    }

    /// <summary>Queues items and returns when they are committed, all or none. Once queued they are not taken back.</summary>
    public async Task CommitAsync(IReadOnlyList<T> items, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var part = new Part(items, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await queue.Writer.WriteAsync(part, cancellation);
        await part.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
    }

    private async Task RunAsync()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            var group = new List<Part>();
            while (queue.Reader.TryRead(out var part)) group.Add(part);
            if (group.Count == 1 || !await TryWriteAsync(group)) await WriteEachAsync(group);
        }
    }

    private async Task<bool> TryWriteAsync(List<Part> group)
    {
        try
        {
            await write([.. group.SelectMany(part => part.Items)], CancellationToken.None);
            foreach (var part in group) part.Done.SetResult();
            return true;
        }
        catch (Exception)
        {
            // The parts are written one by one next, and each producer then gets its own exception.
            return false;
        }
    }

    private async Task WriteEachAsync(List<Part> group)
    {
        foreach (var part in group)
        {
            try
            {
                await write(part.Items, CancellationToken.None);
                part.Done.SetResult();
            }
            catch (Exception exception)
            {
                part.Done.SetException(exception);
            }
        }
    }

    private sealed record Part(IReadOnlyList<T> Items, TaskCompletionSource Done);
}
