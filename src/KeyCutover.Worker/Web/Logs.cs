using Microsoft.Extensions.Logging;

namespace KeyCutover.Worker.Web;

internal static partial class Logs
{
    [LoggerMessage(3001, LogLevel.Error, "A page could not be shown.")]
    public static partial void PageFailed(ILogger logger, Exception exception);
}
