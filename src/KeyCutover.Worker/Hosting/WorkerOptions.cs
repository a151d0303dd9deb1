using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Hosting;

/// <summary>How the worker executes runs; section <c>Worker</c>.</summary>
internal sealed class WorkerOptions
{
    public const string Section = "Worker";

    /// <summary>How many runs are advanced at the same time; 1 to 1000. Runs that wait do not count.</summary>
    public int MaxConcurrentRuns { get; set; } = 16;

    /// <summary>How long calls to Azure that are under way may take to finish when the service is stopped; 0 to 10 minutes.</summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where people reach the service, for links in messages that leave it; null when none do.</summary>
    public Uri? Address { get; set; }

    /// <summary>The address as the base of links.</summary>
    internal Uri? Base => Address is null ? null : new Uri($"{Address.AbsoluteUri.TrimEnd('/')}/");
}

/// <summary>Finds mistakes in the section before anything is started.</summary>
internal sealed class WorkerOptionsCheck : IValidateOptions<WorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkerOptions options)
    {
        var mistakes = new List<string>();
        if (options.MaxConcurrentRuns is < 1 or > 1000) mistakes.Add($"Worker:MaxConcurrentRuns is {options.MaxConcurrentRuns}; write 1 to 1000.");
        if (options.ShutdownGrace < TimeSpan.Zero || options.ShutdownGrace > TimeSpan.FromMinutes(10)) mistakes.Add($"Worker:ShutdownGrace is {options.ShutdownGrace:c}; write 00:00:00 to 00:10:00.");
        if (options.Address is { } address && (!address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttps || address.Query.Length + address.Fragment.Length > 0))
            mistakes.Add($"Worker:Address is {address}; write the https:// address at which people reach the service.");
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
