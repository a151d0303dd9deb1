using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Tests.Plans;

namespace KeyCutover.Scenarios.Tests;

/// <summary>
/// A scenario is a folder in <c>Cases</c>: what is planned, on what Azure, what must come of it, and the journal that was approved. A new one needs no code.
/// Set <c>KEYCUTOVER_UPDATE_DOCS=1</c> to write the journals anew.
/// </summary>
public sealed class ScenarioTests
{
    private static readonly string Folder = RepositoryFiles.At("tests", "KeyCutover.Scenarios.Tests", "Cases");

    public static TheoryData<string> Cases => [.. Names(Directory.EnumerateDirectories(Folder))];

    public static TheoryData<string> Plans => [.. Names(Directory.EnumerateFiles(RepositoryFiles.At("plans"), "*.yaml"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_scenario_ends_as_it_says_and_its_journal_is_the_approved_one(string name)
    {
        var scenario = await Scenario.ReadAsync(Path.Combine(Folder, name), TestContext.Current.CancellationToken);

        var ran = await ScenarioRun.OfAsync(scenario, TestContext.Current.CancellationToken);

        await ApprovedJournal.CompareAsync(Path.Combine(Folder, name, "journal.approved.txt"), scenario.Case.Story, ran.Story);
        Assert.Equal(scenario.Case.End, ran.Run.State);
        Assert.Equal(scenario.Case.Attempts, scenario.Case.Attempts.Keys.ToDictionary(step => step, step => ran.Run.Steps.Where(one => one.Name == step).Max(one => one.Attempts)));
        Assert.Equal(scenario.Case.Changed, ran.Changed);
        Assert.Equal(scenario.Case.Written, ran.Written);
        Assert.Equal(scenario.Case.Written.Exists(one => one.StartsWith("accounts/", StringComparison.Ordinal)), ran.Before.AccountETag != ran.After.AccountETag);
        Assert.Empty(ran.FailedSessions);
        Assert.Equal(scenario.Case.End == RunState.Stuck, ran.Run.Commands.Any());
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Every_plan_of_the_repository_is_run_by_a_scenario(string name)
    {
        var scenarios = await Task.WhenAll(Directory.EnumerateDirectories(Folder).Select(folder => Scenario.ReadAsync(folder, TestContext.Current.CancellationToken)));

        Assert.Contains(scenarios, scenario => scenario.Case.Plan == name && !scenario.ChangesPlan);
    }

    private static IEnumerable<string> Names(IEnumerable<string> paths) => paths.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
