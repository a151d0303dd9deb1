namespace KeyCutover.Scenarios.Tests;

/// <summary>Compares a story with the approved one, or approves it.</summary>
internal static class ApprovedJournal
{
    public static async Task CompareAsync(string file, string lesson, string story)
    {
        var text = $"# {lesson}\n\n{story}";
        if (Environment.GetEnvironmentVariable("KEYCUTOVER_UPDATE_DOCS") == "1")
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        var approved = File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "";
        Assert.Equal(approved.ReplaceLineEndings("\n"), text);
    }
}
