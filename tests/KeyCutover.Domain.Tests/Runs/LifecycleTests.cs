using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Tests.Plans;

namespace KeyCutover.Domain.Tests.Runs;

public sealed class LifecycleTests
{
    private static readonly string Document = RepositoryFiles.At("docs", "state-machine.md");

    [Fact]
    public async Task The_published_diagrams_are_those_of_the_tables()
    {
        var expected = $"""
            # The lives of runs and steps

            Generated from `RunLifecycle` and `StepLifecycle`; a test compares. To write it anew: `KEYCUTOVER_UPDATE_DOCS=1 dotnet test`.

            ## Run

            ```mermaid
            {RunLifecycle.Diagram().ReplaceLineEndings("\n").Trim()}
            ```

            ## Step

            ```mermaid
            {StepLifecycle.Diagram().ReplaceLineEndings("\n").Trim()}
            ```

            """.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("KEYCUTOVER_UPDATE_DOCS") == "1") await File.WriteAllTextAsync(Document, expected, TestContext.Current.CancellationToken);

        Assert.Equal(expected, (await File.ReadAllTextAsync(Document, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(RunState.Succeeded)]
    [InlineData(RunState.RolledBack)]
    [InlineData(RunState.Declined)]
    [InlineData(RunState.Cancelled)]
    public void Nothing_leads_on_from_an_end_but_the_way_back_after_success(RunState end) =>
        Assert.Equal(
            end == RunState.Succeeded ? [RunTrigger.RollBack] : [],
            Enum.GetValues<RunTrigger>().Where(trigger => RunLifecycle.Permits(end, trigger)));

    [Fact]
    public void An_illegal_trigger_is_a_bug() => Assert.Throws<InvalidOperationException>(() => RunLifecycle.Next(RunState.RolledBack, RunTrigger.Start));
}
