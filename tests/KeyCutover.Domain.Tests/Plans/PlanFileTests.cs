using System.Security.Cryptography;
using System.Text;
using KeyCutover.Domain.Plans;

namespace KeyCutover.Domain.Tests.Plans;

/// <summary>What is wrong with a file before anybody reads a plan in it, each told as one problem.</summary>
public sealed class PlanFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plan-file-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_missing_file_is_one_problem() => Assert.Equal("KC1001", (await ReadAsync("missing.yaml")).Code);

    [Fact]
    public async Task A_file_in_a_missing_folder_is_one_problem() =>
        Assert.Equal("KC1001", (await ReadAsync(Path.Combine("missing", "plan.yaml"))).Code);

    [Fact]
    public async Task A_directory_is_one_problem()
    {
        folder.CreateSubdirectory("plan.yaml");

        var problem = await ReadAsync("plan.yaml");

        Assert.Equal("KC1001", problem.Code);
        Assert.Contains("directory", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_path_is_one_problem()
    {
        var result = await PlanReader.ReadFileAsync("", TestContext.Current.CancellationToken);

        Assert.Equal("KC1001", Assert.Single(result.Problems).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n")]
    [InlineData("\ufeff")]
    [InlineData("---\n")]
    [InlineData("---\n...\n")]
    [InlineData("~\n")]
    public async Task A_file_with_nothing_in_it_is_one_problem(string text) =>
        Assert.Equal("KC1002", (await ReadAsync(Encoding.UTF8.GetBytes(text))).Code);

    [Fact]
    public async Task A_binary_file_is_one_problem()
    {
        Assert.Equal("KC1003", (await ReadAsync([0x6E, 0x61, 0x00, 0x6D])).Code);
        Assert.Equal("KC1003", (await ReadAsync([0x6E, 0x61, 0xC3, 0x28])).Code);
        Assert.Equal("KC1003", (await ReadAsync(Encoding.Unicode.GetBytes("\ufeffname: claims"))).Code);
    }

    [Fact]
    public async Task The_largest_file_is_one_mebibyte()
    {
        var largest = Encoding.UTF8.GetBytes("#" + new string('x', (1024 * 1024) - 1));

        Assert.Equal("KC1002", (await ReadAsync(largest)).Code);
        Assert.Equal("KC1004", (await ReadAsync([.. largest, (byte)'x'])).Code);
    }

    [Fact]
    public void A_huge_file_is_not_read_to_its_end()
    {
        using var huge = new MemoryStream(new byte[50 * 1024 * 1024]);

        var result = PlanReader.Read("huge.yaml", huge);

        Assert.Equal("KC1004", Assert.Single(result.Problems).Code);
        Assert.True(huge.Position <= (1024 * 1024) + 1);
        Assert.Empty(result.Hash);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("{ a: ")]
    public async Task Nesting_that_no_plan_needs_is_one_problem(string opening) =>
        Assert.Equal("KC1005", (await ReadAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, 10_000))))).Code);

    [Theory]
    [InlineData("name: [a\nb: c\n")]
    [InlineData("name: {a: b, c\n")]
    [InlineData("name: !<not a uri> x\n")]
    [InlineData("name: 'open\n")]
    [InlineData("name: a: b\n")]
    [InlineData("name: \"\\q\"\n")]
    [InlineData("name: x\r\r\r\tid: y")]
    public async Task What_is_not_yaml_is_one_problem_with_a_place(string text)
    {
        var problem = await ReadAsync(Encoding.UTF8.GetBytes(text));

        Assert.Equal("KC1006", problem.Code);
        Assert.InRange(problem.Line, 1, 4);
        Assert.InRange(problem.Column, 1, text.Length);
    }

    [Fact]
    public async Task A_byte_order_mark_and_windows_line_ends_change_nothing_but_the_hash()
    {
        var plain = await File.ReadAllTextAsync(RepositoryFiles.At("plans", "pinegate-claims.yaml"), TestContext.Current.CancellationToken);
        byte[] windows = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(plain.ReplaceLineEndings("\r\n"))];
        await File.WriteAllBytesAsync(PathOf("windows.yaml"), windows, TestContext.Current.CancellationToken);

        var result = await PlanReader.ReadFileAsync(PathOf("windows.yaml"), TestContext.Current.CancellationToken);

        Assert.Empty(result.Problems);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(windows)), result.Hash);
        Assert.NotEqual(PlanReader.Read("plain.yaml", plain).Hash, result.Hash);
    }

    private async Task<PlanProblem> ReadAsync(byte[] content)
    {
        await File.WriteAllBytesAsync(PathOf("plan.yaml"), content, TestContext.Current.CancellationToken);
        return await ReadAsync("plan.yaml");
    }

    private async Task<PlanProblem> ReadAsync(string name)
    {
        var result = await PlanReader.ReadFileAsync(PathOf(name), TestContext.Current.CancellationToken);
        Assert.Null(result.Plan);
        return Assert.Single(result.Problems);
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);
}
