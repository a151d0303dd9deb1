using Azure.Core;
using Azure.Core.Pipeline;

namespace KeyCutover.AzureAdapters.Connections;

/// <summary>
/// Tries again up to three times within seconds. Throttling is not tried again here: Azure may ask for minutes, and a request before
/// that makes them longer. The engine waits those out, durably.
/// </summary>
internal sealed class BriefRetryPolicy()
    : RetryPolicy(maxRetries: 3, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(4)))
{
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => !IsThrottled(message) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsThrottled(message) ? ValueTask.FromResult(false) : base.ShouldRetryAsync(message, exception);

    private static bool IsThrottled(HttpMessage message) => message.HasResponse && message.Response.Status == 429;
}
