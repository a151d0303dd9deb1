using KeyCutover.Domain.Journal;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KeyCutover.Worker.Hosting;

/// <summary>Ready: the scheduler is at work and the journal can be read.</summary>
internal sealed class WorkerHealth(RunScheduler scheduler, ICutoverJournal journal) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!scheduler.IsTakingRuns) return HealthCheckResult.Unhealthy("The worker is starting or stopping.");
        try
        {
            await journal.ListRunsAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The journal cannot be read.", exception);
        }
    }
}
