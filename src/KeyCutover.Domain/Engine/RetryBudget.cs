using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>How often and how late a failure is tried again.</summary>
internal static class RetryBudget
{
    // Each with a budget of its own. RequestConflict typically clears in 30 to 45 s (azurerm provider's account lock); throttling says itself when to come back.
    private static readonly Dictionary<FailureKind, (int Times, TimeSpan First, TimeSpan Longest)> Budgets = new()
    {
        [FailureKind.NotYet] = (60, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)),
        [FailureKind.Throttled] = (30, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5)),
        [FailureKind.Transient] = (8, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1)),
        [FailureKind.Conflict] = (30, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(45)),
    };

    /// <summary>When to try again; null when the failure is final or its budget is used up.</summary>
    public static DateTimeOffset? NextTry(IReadOnlyDictionary<FailureKind, int> retries, StepFailure failure, DateTimeOffset now)
    {
        if (!Budgets.TryGetValue(failure.Kind, out var budget)) return null;
        var tries = retries.GetValueOrDefault(failure.Kind);
        if (tries >= budget.Times) return null;
        var backoff = TimeSpan.FromTicks(Math.Min(budget.Longest.Ticks, budget.First.Ticks << Math.Min(tries, 10)));
        return now + (failure.RetryAfter > backoff ? failure.RetryAfter.Value : backoff);
    }
}
