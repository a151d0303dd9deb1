using KeyCutover.Domain.People;
using KeyCutover.Worker.Desk;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>Something that somebody did to a run.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="ById">Their object id; null for KeyCutover itself and for somebody at a terminal.</param>
/// <param name="What">What they did.</param>
/// <param name="RunId">To which run.</param>
/// <param name="Sequence">Where the run's journal says so.</param>
/// <param name="Detail">More about it.</param>
public sealed record ActDocument(DateTimeOffset At, string By, string? ById, string What, string RunId, long Sequence, string Detail)
{
    /// <summary>The act.</summary>
    public static ActDocument Of(AuditedAct act) => new(act.At, act.By, act.ById, act.What, act.RunId, act.Sequence, act.Detail);
}

/// <summary>An attempt that was refused.</summary>
/// <param name="Number">Its number, counted up.</param>
/// <param name="At">When.</param>
/// <param name="By">Who tried; <c>somebody</c> when nobody was signed in.</param>
/// <param name="ById">Their object id; null when nobody was signed in.</param>
/// <param name="What">What they tried.</param>
/// <param name="Target">On what.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="From">The address it came from; null when it is not known.</param>
public sealed record RefusalDocument(long Number, DateTimeOffset At, string By, string? ById, string What, string Target, string Reason, string? From)
{
    /// <summary>The attempt.</summary>
    public static RefusalDocument Of(RefusedAttempt attempt) =>
        new(attempt.Number, attempt.At, attempt.By, attempt.ById, attempt.What, attempt.Target, attempt.Reason, attempt.From);
}
