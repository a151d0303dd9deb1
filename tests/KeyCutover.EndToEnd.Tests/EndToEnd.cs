namespace KeyCutover.EndToEnd.Tests;

/// <summary>Whether what takes minutes is to be run.</summary>
internal static class EndToEnd
{
    /// <summary>The collection of all of them: each has the machine to itself.</summary>
    public const string OneAtATime = "one at a time";

    private const string Variable = "KEYCUTOVER_END_TO_END";

    /// <summary>Skips the test unless it was asked for.</summary>
    public static void Demand() => Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)), $"It takes minutes; set {Variable}=1 to have it run, as CI does.");
}
