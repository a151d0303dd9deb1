namespace KeyCutover.Tests;

public sealed class BadInputTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("keycutover-cli-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string State => Path.Combine(folder.FullName, "state");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Eight_mistakes_in_a_plan_are_eight_lines_with_places_and_fixes()
    {
        var plan = PineGate.PlanFile("eight-mistakes.yaml");

        var ending = (await Executable.RunAsync(Cancellation, "apply", plan, "--state", State)).Refused();

        Assert.Equal(8, ending.ErrorLines.Count);
        Assert.All(ending.ErrorLines, line => Assert.Matches(@"eight-mistakes\.yaml:\d+:\d+ KC\d{4} .+ Fix: .+\.$", line));
        Assert.False(Directory.Exists(State));
    }

    [Theory]
    [InlineData("missing", "There is no such file")]
    [InlineData("empty", "There is no plan in this file")]
    [InlineData("binary", "not UTF-8 text")]
    [InlineData("huge", "larger than 1 MiB")]
    [InlineData("directory", "This is a directory")]
    public async Task A_file_that_is_no_plan_is_one_line(string kind, string problem)
    {
        var plan = Path.Combine(folder.FullName, "plan.yaml");
        if (kind == "empty") await File.WriteAllTextAsync(plan, "", Cancellation);
        if (kind == "binary") await File.WriteAllBytesAsync(plan, [0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe, 0x00, 0x80], Cancellation);
        if (kind == "huge") await using (var file = File.Create(plan)) file.SetLength(50_000_000);
        if (kind == "directory") Directory.CreateDirectory(plan);

        foreach (var verb in new[] { "apply", "try" })
        {
            var ending = (await Executable.RunAsync(Cancellation, verb, plan, "--state", State)).Refused();
            Assert.Contains(problem, Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(State));
    }

    [Theory]
    [InlineData("'frob'", "frob")]
    [InlineData("'--frob'", "apply", "--frob")]
    [InlineData("'PLAN'", "apply")]
    [InlineData("--output must be text or json; it is 'xml'.", "run", "list", "-o", "xml")]
    [InlineData("--output must be text or json; it is '1'.", "run", "list", "-o", "1")]
    [InlineData("--approve must be ask or all; it is 'some'.", "try", "plan.yaml", "--approve", "some")]
    [InlineData("--time-scale must be 0.1 to 10000; it is '0'.", "try", "plan.yaml", "--time-scale", "0")]
    [InlineData("--time-scale must be 0.1 to 10000; it is 'NaN'.", "sandbox", "--time-scale", "NaN")]
    [InlineData("--time-scale must be 0.1 to 10000; it is 'fast'.", "sandbox", "--time-scale", "fast")]
    [InlineData("--port must be 0 to 65535; it is '65536'.", "sandbox", "--port", "65536")]
    public async Task A_command_line_that_means_nothing_is_explained(string problem, params string[] arguments)
    {
        var ending = (await Executable.RunAsync(Cancellation, arguments)).Refused();
        Assert.Contains(ending.ErrorLines, line => line.Contains(problem, StringComparison.Ordinal));
        Assert.Equal("'keycutover --help' shows what there is.", ending.ErrorLines[^1]);
    }

    [Theory]
    [InlineData(null, "seed.yaml: there is no such seed file.")]
    [InlineData("", "seed.yaml(1,1): ")]
    [InlineData("tenant:\n  id: x\n  nme: y\n", "seed.yaml(3,3): ")]
    [InlineData("tenant:\n  id: [\n", "seed.yaml(2,7): ")]
    public async Task A_seed_that_is_not_in_order_is_named_with_its_place(string? text, string problem)
    {
        var seed = Path.Combine(folder.FullName, "seed.yaml");
        if (text is not null) await File.WriteAllTextAsync(seed, text, Cancellation);

        var ending = (await Executable.RunAsync(Cancellation, "try", PineGate.PlanFile(), "--seed", seed, "--state", State)).Refused();

        Assert.Contains(problem, Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(State));
    }

    [Fact]
    public async Task An_executor_without_a_role_is_not_permitted()
    {
        var seed = Path.Combine(folder.FullName, "seed.yaml");
        var text = await File.ReadAllTextAsync(PineGate.PlanFile(Path.Combine("sandbox", "pinegate.yaml")), Cancellation);
        var (roles, next) = (text.IndexOf("  roles:", StringComparison.Ordinal), text.IndexOf("workspaces:", StringComparison.Ordinal));
        await File.WriteAllTextAsync(seed, text.Remove(roles, next - roles), Cancellation);

        var ending = (await Executable.RunAsync(Cancellation, "try", PineGate.PlanFile(), "--seed", seed, "--state", State)).Refused(ExitCodes.NotPermitted);

        Assert.Contains("AuthorizationFailed", Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(State));
    }

    [Theory]
    [InlineData("run", "list")]
    [InlineData("run", "show", "some-run")]
    [InlineData("run", "resume")]
    [InlineData("run", "rollback", "some-run")]
    public async Task A_directory_without_runs_is_said_to_have_none(params string[] verb)
    {
        foreach (var state in new[] { State, folder.FullName })
        {
            var ending = (await Executable.RunAsync(Cancellation, [.. verb, "--state", state])).Refused();
            Assert.Contains("holds no runs", Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
        }

        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Theory]
    [InlineData("not a database, but longer than the header of one would be, so that there is something to read", "cannot be read")]
    [InlineData("", "holds no runs")]
    public async Task A_database_that_is_none_is_one_sentence(string contents, string problem)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "keycutover.db"), contents, Cancellation);
        var ending = (await Executable.RunAsync(Cancellation, "run", "list", "--state", folder.FullName)).Refused();
        Assert.Contains(problem, Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_connection_and_without_a_credential_it_says_how_to_sign_in()
    {
        // Nothing listens on port 1 of the loopback; the empty folders keep the machine's own sign-ins out.
        var nowhere = new Dictionary<string, string>
        {
            ["Azure__Authority"] = "https://localhost:1/", ["Azure__ResourceManager"] = "https://localhost:1/", ["Azure__Logs"] = "https://localhost:1/",
            ["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = "http://127.0.0.1:1/", ["IDENTITY_ENDPOINT"] = "", ["AZURE_CLIENT_ID"] = "",
            ["HOME"] = folder.FullName, ["DOTNET_CLI_HOME"] = folder.FullName, ["PATH"] = folder.FullName,
        };

        var ending = (await Executable.RunAsync(nowhere, Cancellation, "apply", PineGate.PlanFile(), "--state", State)).Refused();

        Assert.Contains("--connection", Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(State));
    }
}
