namespace KeyCutover.Sandbox.AppService;

/// <summary>The customer sessions that the sandbox has driven through its sites.</summary>
public sealed class CustomerSessions
{
    private readonly Lock gate = new();
    private readonly List<FailedSession> failures = [];
    private long total;

    /// <summary>How many sessions have ended, well or not.</summary>
    public long Total
    {
        get
        {
            lock (gate)
                return total;
        }
    }

    /// <summary>How many of them failed.</summary>
    public int Failed
    {
        get
        {
            lock (gate)
                return failures.Count;
        }
    }

    /// <summary>Those that failed, oldest first.</summary>
    public IReadOnlyList<FailedSession> Failures
    {
        get
        {
            lock (gate)
                return [.. failures];
        }
    }

    internal void Add(FailedSession? failure)
    {
        lock (gate)
        {
            total++;
            if (failure is not null)
                failures.Add(failure);
        }
    }
}

/// <summary>A customer session that was not answered as it should have been.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="At">When it began, in sandbox time.</param>
/// <param name="Reason">The status and the answer, or what went wrong on the way.</param>
public sealed record FailedSession(string Site, DateTimeOffset At, string Reason);
