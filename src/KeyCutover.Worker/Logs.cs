using KeyCutover.Domain.Runs;
using Microsoft.Extensions.Logging;

namespace KeyCutover.Worker;

/// <summary>Every log line of the worker.</summary>
internal static partial class Logs
{
    [LoggerMessage(1001, LogLevel.Error, "Run {Run} could not be advanced; it is tried again in {After}. Its journal is as it was; nothing is lost.")]
    public static partial void RunNotAdvanced(this ILogger log, string run, TimeSpan after, Exception exception);

    [LoggerMessage(1002, LogLevel.Warning, "Calls under way did not finish within {Grace} and were cut off; the next start settles them by reading Azure.")]
    public static partial void CutOff(this ILogger log, TimeSpan grace);

    [LoggerMessage(3001, LogLevel.Error, "A page could not be shown.")]
    public static partial void PageFailed(this ILogger log, Exception exception);

    [LoggerMessage(3101, LogLevel.Error, "{Method} {Path} failed; the caller was told so.")]
    public static partial void RequestFailed(this ILogger log, string method, string path, Exception exception);

    [LoggerMessage(1101, LogLevel.Error, "What receivers are to be told could not be recorded; it is tried again in {After}. At the latest the next start makes up for it from the journal.")]
    public static partial void OutboxNotWritten(this ILogger log, TimeSpan after, Exception exception);

    [LoggerMessage(1102, LogLevel.Error, "The deliveries to {Receiver} cannot be read or written; it is tried again in {After}.")]
    public static partial void DeliveryLogFailed(this ILogger log, string receiver, TimeSpan after, Exception exception);

    [LoggerMessage(1103, LogLevel.Information, "Delivery {Number} ({EventType}) reached {Receiver} at attempt {Attempt}.")]
    public static partial void Delivered(this ILogger log, long number, string eventType, string receiver, int attempt);

    [LoggerMessage(1104, LogLevel.Warning, "Delivery {Number} ({EventType}) did not reach {Receiver}, which {Problem}; it is sent again in {After}.")]
    public static partial void NotDelivered(this ILogger log, long number, string eventType, string receiver, string problem, TimeSpan after);

    [LoggerMessage(1105, LogLevel.Error, "Delivery {Number} ({EventType}) never reached {Receiver}, which {Problem}; it is given up. Put the receiver in order, then replay the delivery.")]
    public static partial void GaveUp(this ILogger log, long number, string eventType, string receiver, string problem);

    [LoggerMessage(1106, LogLevel.Information, "Delivery {Number} to {Receiver} is sent again at the request of {By} ({ById}).")]
    public static partial void Replayed(this ILogger log, long number, string receiver, string by, string byId);

    [LoggerMessage(2001, LogLevel.Information, "Run {Run}, entry {Sequence}: {Event}; it is {State}.")]
    public static partial void Journaled(this ILogger log, string run, long sequence, string @event, RunState state);

    [LoggerMessage(2002, LogLevel.Warning, "Run {Run}: {Step} of {Track} did not succeed ({Code}) and is tried again at {Due}.")]
    public static partial void StepTriedAgain(this ILogger log, string run, string step, string track, string code, DateTimeOffset due);

    [LoggerMessage(2003, LogLevel.Error, "Run {Run}: {Step} of {Track} failed ({Code}); the run's page says what happens now.")]
    public static partial void StepFailed(this ILogger log, string run, string step, string track, string code);

    [LoggerMessage(2004, LogLevel.Critical, "Run {Run}: {Step} of {Track} could not be undone ({Code}); a person has to finish it with the commands on the run's page.")]
    public static partial void StepStuck(this ILogger log, string run, string step, string track, string code);
}
