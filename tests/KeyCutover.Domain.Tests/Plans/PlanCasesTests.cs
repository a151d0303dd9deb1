using KeyCutover.Domain.Plans;

namespace KeyCutover.Domain.Tests.Plans;

/// <summary>A case is a plan in <c>Cases</c> and, beside it, the problems expected of it, one a line; a new case needs no code.</summary>
public sealed class PlanCasesTests
{
    private static readonly string Folder = RepositoryFiles.At("tests", "KeyCutover.Domain.Tests", "Plans", "Cases");

    public static TheoryData<string> Cases => [.. Names(Folder)];

    public static TheoryData<string> Plans => [.. Names(RepositoryFiles.At("plans"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_gives_the_problems_beside_it(string name)
    {
        var expected = await File.ReadAllLinesAsync(Path.Combine(Folder, name + ".problems.txt"), TestContext.Current.CancellationToken);
        await using var content = File.OpenRead(Path.Combine(Folder, name + ".yaml"));

        var result = PlanReader.Read(name + ".yaml", content);

        Assert.Equal(expected, result.Problems.Select(problem => problem.ToString()));
        Assert.Equal(expected.Length == 0, result.Plan is not null);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Every_plan_of_the_repository_reads_without_problems(string name)
    {
        var result = await PlanReader.ReadFileAsync(RepositoryFiles.At("plans", name + ".yaml"), TestContext.Current.CancellationToken);

        Assert.Empty(result.Problems);
        Assert.NotNull(result.Plan);
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);
}
