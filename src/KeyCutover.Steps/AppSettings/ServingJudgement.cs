using KeyCutover.Domain.Callers;

namespace KeyCutover.Steps.AppSettings;

/// <summary>Which processes serve: the ones from before a write, or new ones. Pure.</summary>
internal static class ServingJudgement
{
    // Used when the application does not name its process: App Service replaces it some seconds after the write, at most about two minutes.
    private static readonly TimeSpan UnnamedProcess = TimeSpan.FromMinutes(2);

    /// <summary>Why the new settings are not in use yet; null when every instance that answers runs a process that started after the write.</summary>
    public static string? NotNewYet(SettingsBefore before, IReadOnlyList<CallerProbe> probes, TimeSpan sinceWrite)
    {
        if (probes.Count == 0 || probes.FirstOrDefault(probe => !Answers(probe)) is not null) return "the application is restarting";
        if (probes.FirstOrDefault(probe => IsOld(probe, before)) is { } old)
            return $"instance {old.Instance} still runs the process from before the write";
        return probes.Any(probe => probe.Process is null) && sinceWrite < UnnamedProcess
            ? "the application does not name its process, so it is given time to restart"
            : null;
    }

    /// <summary>
    /// Why the application does not serve as it did before; null when it does. One that failed before proves nothing either way.
    /// </summary>
    public static string? NotAsBefore(SettingsBefore before, IReadOnlyList<CallerProbe> probes)
    {
        var good = before.Serving.Where(process => process.Succeeded).ToList();
        if (good.Count == 0) return null;
        if (probes.Count == 0 || probes.Any(probe => !probe.Succeeded)) return "the application's model calls do not succeed again yet";
        return probes.FirstOrDefault(probe => !good.Exists(process => process.ObjectId == probe.ObjectId)) is { } other
            ? $"instance {other.Instance} still calls the model as {other.ObjectId?.ToString() ?? "a key holder"}"
            : null;
    }

    public static IReadOnlyList<ServingProcess> Record(IEnumerable<CallerProbe> probes) =>
        [.. probes.Select(probe => new ServingProcess(probe.Instance, probe.Process, probe.Succeeded, probe.ObjectId))];

    // Any answer of the application itself will do, also "the model refused me": judging that is validate-call's part.
    private static bool Answers(CallerProbe probe) => probe.ModelStatus is not null || probe.ModelErrorCode is not null;

    private static bool IsOld(CallerProbe probe, SettingsBefore before) =>
        probe.Process is not null && before.Serving.Any(process => process.Instance == probe.Instance && process.Process == probe.Process);
}
