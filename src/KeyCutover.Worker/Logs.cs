using Microsoft.Extensions.Logging;

namespace KeyCutover.Worker;

/// <summary>Every log line of the worker.</summary>
internal static partial class Logs
{
    [LoggerMessage(1001, LogLevel.Error, "Run {Run} could not be advanced; it is tried again in {After}. Its journal is as it was; nothing is lost.")]
    public static partial void RunNotAdvanced(this ILogger log, string run, TimeSpan after, Exception exception);

    [LoggerMessage(1002, LogLevel.Warning, "Calls under way did not finish within {Grace} and were cut off; the next start settles them by reading Azure.")]
    public static partial void CutOff(this ILogger log, TimeSpan grace);
}
