using Microsoft.EntityFrameworkCore;

namespace KeyCutover.Store;

/// <summary>
/// The only one that writes to the database of a state directory. SQLite takes one writer at a time; here everybody queues, and what waits is
/// committed together.
/// </summary>
internal sealed class DatabaseWriter : IAsyncDisposable
{
    private readonly IDbContextFactory<CutoverDbContext> contexts;
    private readonly GroupCommit<Func<CutoverDbContext, CancellationToken, Task>> commits;

    public DatabaseWriter(IDbContextFactory<CutoverDbContext> contexts)
    {
        this.contexts = contexts;
        commits = new GroupCommit<Func<CutoverDbContext, CancellationToken, Task>>(WriteAsync);
    }

    /// <summary>
    /// Commits what <paramref name="change"/> does to the context. It is called again when something else in its group failed, so it makes its
    /// rows anew each time.
    /// </summary>
    public Task CommitAsync(Func<CutoverDbContext, CancellationToken, Task> change, CancellationToken cancellation) => commits.CommitAsync([change], cancellation);

    /// <summary>Commits what is queued, then stops.</summary>
    public ValueTask DisposeAsync() => commits.DisposeAsync();

    private async Task WriteAsync(IReadOnlyList<Func<CutoverDbContext, CancellationToken, Task>> changes, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        foreach (var change in changes) await change(context, cancellation);
        await context.SaveChangesAsync(cancellation);
    }
}
