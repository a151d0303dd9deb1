namespace KeyCutover.Sandbox.Callers;

/// <summary>Calls a model with a key, every so often or at an hour of every day (UTC), in sandbox time.</summary>
internal sealed record KeyCaller(string Name, string Account, string Deployment, string Key, TimeSpan? Every, TimeOnly? At)
{
    /// <summary>When it calls next.</summary>
    public TimeSpan WaitFrom(DateTimeOffset now)
    {
        if (Every is { } every)
            return every;
        var left = At!.Value.ToTimeSpan() - now.UtcDateTime.TimeOfDay;
        return left > TimeSpan.Zero ? left : left + TimeSpan.FromDays(1);
    }
}
