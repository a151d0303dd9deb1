namespace KeyCutover.Tests;

public sealed class ServiceAddressTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ExitCodes.BadInput, "Name it with --server URL, or in KEYCUTOVER_SERVER.", "gate", "list")]
    [InlineData(ExitCodes.BadInput, "must be an https address", "whoami", "--server", "http://localhost:1")]
    [InlineData(ExitCodes.BadInput, "--server and --state exclude each other", "run", "list", "--state", "somewhere", "--server", "https://localhost:1")]
    [InlineData(ExitCodes.BadInput, "'keycutover plan submit PLAN --no-start'", "plan", "preview", "plan.yaml", "--server", "https://localhost:1")]
    [InlineData(ExitCodes.BadInput, "gone.pem: the certificates cannot be read", "sign-in", "--server", "https://localhost:1", "--ca-certificate", "gone.pem")]
    [InlineData(ExitCodes.Unexpected, "https://localhost:1 cannot be reached.", "sign-in", "--server", "https://localhost:1")]
    public async Task A_service_that_cannot_be_used_is_one_sentence(int exitCode, string problem, params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["KEYCUTOVER_SERVER"] = "" };
        var ending = (await Executable.RunAsync(environment, Cancellation, arguments)).Refused(exitCode);
        Assert.Contains(problem, Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
    }
}
