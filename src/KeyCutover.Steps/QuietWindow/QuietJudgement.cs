using KeyCutover.Domain.Logs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps.QuietWindow;

/// <summary>What the log says about a quiet window. Pure: no rows are not the same as no calls.</summary>
/// <param name="Window">How long there must be no success with a key.</param>
/// <param name="HasCallers">Whether the plan has callers, whose calls as identities must show.</param>
/// <param name="StartedAt">When the step began to watch.</param>
/// <param name="Now">The time now.</param>
internal sealed record QuietJudgement(TimeSpan Window, bool HasCallers, DateTimeOffset StartedAt, DateTimeOffset Now)
{
    // Resource logs usually arrive within 3 to 10 minutes (Azure Monitor, log data ingestion time), whatever little the span has shown.
    private static readonly TimeSpan LeastLag = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Silence = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortestRecheck = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRecheck = TimeSpan.FromMinutes(5);

    /// <summary>The lag to reckon with.</summary>
    public static TimeSpan Lag(ModelCallSummary summary) => summary.IngestionLag is { } lag && lag > LeastLag ? lag : LeastLag;

    /// <summary>How far back to look: the window, and at least an hour more to measure the lag in.</summary>
    public TimeSpan Span(TimeSpan lag) => Window + (lag > Silence ? lag : Silence);

    /// <summary>When the window would begin that ends where the log can be taken for complete.</summary>
    public DateTimeOffset WindowStart(TimeSpan lag) => Now - lag - Window;

    /// <summary>Judges.</summary>
    /// <param name="recent">The calls of <see cref="Span"/> up to now.</param>
    /// <param name="loggedBefore">Whether the log has rows from before <see cref="WindowStart"/>, so that it was on when the window began.</param>
    public StepOutcome Judge(ModelCallSummary recent, bool loggedBefore)
    {
        var lag = Lag(recent);
        var end = Now - lag;
        if (recent.NewestRow is not { } newest) return Unavailable("The log shows no call at all yet");
        if (recent.LastKeyCall is { } last && last > end - Window)
        {
            var callers = recent.KeyCallers.Count == 0 ? "unknown" : string.Join("; ", recent.KeyCallers);
            return WaitFor(last + Window + lag, $"{recent.KeyCalls} calls with a key in the log, the last at {last:u}, from: {callers}");
        }

        if (HasCallers && recent.IdentityCalls == 0)
            return Unavailable("The log shows no call as an identity, so it cannot tell the two kinds apart");
        if (newest < end - LongestRecheck) return Unavailable($"The newest row is from {newest:u}, so the log may be standing still");
        if (!loggedBefore && StartedAt > end - Window)
            return WaitFor(StartedAt + Window + lag, $"The log has no rows from before {end - Window:u}; it is watched from the step's start on");

        return StepOutcome.Done(
            new("quiet-from", $"{end - Window:u}"), new("quiet-until", $"{end:u}"), new("ingestion-lag", $"{lag:g}"), new("key-calls-in-window", "0"),
            new("identity-calls-seen", $"{recent.IdentityCalls}"), new("last-key-call", recent.LastKeyCall is { } key ? $"{key:u}" : "none in the span"));
    }

    private StepOutcome Unavailable(string what) => Now - StartedAt > Window + Silence
        ? StepOutcome.Hold("signal-unavailable",
            $"{what}. Whether anybody still uses a key is unknown, and switching keys off on a guess could cut them off. Check the account's diagnostic setting, then resume.")
        : WaitFor(Now, what);

    private StepOutcome WaitFor(DateTimeOffset expected, string reason)
    {
        var share = (expected - Now) / 10;
        var pause = share < ShortestRecheck ? ShortestRecheck : share > LongestRecheck ? LongestRecheck : share;
        return StepOutcome.WaitUntil(Now + pause, expected > Now ? $"{reason}; quiet at {expected:u} at the earliest" : reason);
    }
}
