namespace KeyCutover.Contracts.Tests;

/// <summary>The plan under which steps and runs are put to their contracts.</summary>
internal static class ContractPlan
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "contract-plan.yaml"));

    /// <summary>The plan with a break-glass secret of this name.</summary>
    public static string For(string breakGlass) => Text.Replace("BREAK-GLASS", breakGlass, StringComparison.Ordinal);
}
