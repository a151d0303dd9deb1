[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace KeyCutover.EndToEnd.Tests;

/// <summary>Whether what takes minutes is to be run.</summary>
internal static class EndToEnd
{
    private const string Variable = "KEYCUTOVER_END_TO_END";

    /// <summary>Skips the test unless it was asked for.</summary>
    public static void Demand() => Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)), $"It takes minutes; set {Variable}=1 to have it run, as CI does.");
}
