namespace KeyCutover.Domain.Plans;

/// <summary>The plans that were submitted to the service. A plan never changes; another text is another plan.</summary>
public interface IPlanShelf
{
    /// <summary>Puts a plan there. When one with the same person and request key is there already, that one is returned instead.</summary>
    Task<StoredPlan> AddAsync(StoredPlan plan, CancellationToken cancellation);

    /// <summary>The plan of that id; null when there is none.</summary>
    Task<StoredPlan?> FindAsync(string id, CancellationToken cancellation);

    /// <summary>Plans, newest first; those submitted before the one of id <paramref name="before"/> when it is given.</summary>
    Task<IReadOnlyList<StoredPlan>> ListAsync(string? before, int limit, CancellationToken cancellation);
}

/// <summary>A plan that was submitted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="File">What the file was called, for messages.</param>
/// <param name="Text">Its text.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="SubmittedBy">Who submitted it.</param>
/// <param name="SubmittedById">Their object id.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="RequestKey">The idempotency key of the request; null when it had none.</param>
public sealed record StoredPlan(
    string Id, string Name, string File, string Text, string Hash, string SubmittedBy, string SubmittedById, DateTimeOffset SubmittedAt, string? RequestKey);
