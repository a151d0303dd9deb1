namespace ClaimsChatbot;

/// <summary>Which instance and which process of it answers.</summary>
internal sealed class WhoAnswers
{
    public string Instance { get; } = Environment.GetEnvironmentVariable("WEBSITE_INSTANCE_ID") is { Length: > 0 } instance ? instance : Environment.MachineName;

    public string Process { get; } = Describe();

    private static string Describe()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return $"{process.Id}@{process.StartTime.ToUniversalTime():O}";
    }
}
