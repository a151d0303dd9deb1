namespace KeyCutover.Domain.People;

/// <summary>The attempts that were refused: not signed in, not permitted, not legal. Append-only.</summary>
public interface IRefusalLog
{
    /// <summary>Records an attempt.</summary>
    Task AppendAsync(RefusedAttempt attempt, CancellationToken cancellation);

    /// <summary>Attempts, newest first; those before number <paramref name="before"/> when it is given.</summary>
    Task<IReadOnlyList<RefusedAttempt>> ListAsync(long? before, int limit, CancellationToken cancellation);
}

/// <summary>An attempt that was refused.</summary>
/// <param name="Number">Its number, counted up; 0 before it is recorded.</param>
/// <param name="At">When.</param>
/// <param name="By">Who tried; <c>somebody</c> when nobody was signed in.</param>
/// <param name="ById">Their object id; null when nobody was signed in.</param>
/// <param name="What">What they tried, such as <c>gate approve</c>.</param>
/// <param name="Target">On what: a run, a gate, a page's path.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="From">The address it came from; null when it is not known.</param>
public sealed record RefusedAttempt(long Number, DateTimeOffset At, string By, string? ById, string What, string Target, string Reason, string? From);
