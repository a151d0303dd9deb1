namespace KeyCutover.Contracts.Tests.Steps;

public sealed class StepFolderTests
{
    public static TheoryData<string> Steps => [.. StepSample.AllSteps.Select(step => step.Name)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_has_a_sample_and_a_page_in_its_folder(string step)
    {
        var folder = StepSample.FolderOf(StepSample.AllSteps.Single(candidate => candidate.Name == step));

        Assert.True(File.Exists(Path.Combine(folder, "sample.yaml")), $"{step} has no sample.yaml: what the sandbox holds right before the step.");
        Assert.True(File.Exists(Path.Combine(folder, $"{step}.md")), $"{step} has no {step}.md: what it changes, how it is undone, what it cannot.");
    }

    [Fact]
    public void There_are_steps() => Assert.NotEmpty(StepSample.AllSteps);
}
