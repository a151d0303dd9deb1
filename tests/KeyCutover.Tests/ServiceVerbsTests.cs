using System.Text.Json;

namespace KeyCutover.Tests;

/// <summary>The command line against the service, as several people use it.</summary>
public sealed class ServiceVerbsTests(Service service) : IClassFixture<Service>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_submit_watch_decide_and_operate_from_their_own_terminals()
    {
        await Task.WhenAll(service.SignInAsync("erin"), service.SignInAsync("ben"), service.SignInAsync("otto"));
        Assert.Equal("Erin Lindqvist; roles: Plan.Submit; groups: platform\n", (await service.RunAsync("erin", "whoami")).EndedWith(ExitCodes.Done).Output);

        var plan = await service.WriteAsync("plan.yaml", await PineGate.ReadPatientPlanAsync("pinegate-claims.yaml", Cancellation));
        var submitted = await service.ReadAsync("erin", "plan", "submit", plan);
        var (planId, runId) = (submitted.GetProperty("plan").GetProperty("planId").GetString()!, submitted.GetProperty("run").GetProperty("runId").GetString()!);
        using var watching = Executable.Start(service.EnvironmentOf("otto"), "run", "watch", runId, "-o", "json");

        (await service.RunAsync("otto", "run", "wait", runId, "--for", "AwaitingApproval", "--timeout", "2m")).EndedWith(ExitCodes.Done);
        var gate = Assert.Single((await service.ReadAsync("ben", "gate", "list")).EnumerateArray());
        var digest = gate.GetProperty("digest").GetString()!;
        Assert.Equal(JsonValueKind.Null, gate.GetProperty("refusal").ValueKind);
        await ShowsEverythingAsync(planId, runId, digest);
        await RefusesAsync(runId, digest);

        (await service.RunAsync("ben", "gate", "decline", runId, "claims-chatbot/swap-settings", "--digest", digest[..16], "--yes", "--comment", "Not before the release.")).EndedWith(ExitCodes.Done);
        (await service.RunAsync("otto", "run", "wait", runId)).EndedWith(ExitCodes.RolledBack);

        var events = (await watching.EndAsync(Cancellation)).EndedWith(ExitCodes.RolledBack).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(number => (long)number), events.Select(entry => entry.GetProperty("sequence").GetInt64()));
        Assert.Equal("run-submitted", events[0].GetProperty("kind").GetString());
        Assert.Equal("run-ended", events[^1].GetProperty("kind").GetString());
        await ProvesAsync(runId);
        Assert.Equal("RolledBack", Assert.Single((await service.ReadAsync("ben", "run", "list", "--in", "RolledBack", "--plan", "pinegate-claims")).EnumerateArray()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_application_signs_in_with_its_secret_at_the_authority_that_was_named_and_at_no_other()
    {
        var (id, secret) = service.Application("keycutover-pipeline");
        var environment = service.EnvironmentOf("pipeline");
        (environment["KEYCUTOVER_CLIENT_ID"], environment["KEYCUTOVER_CLIENT_SECRET"]) = (id, secret);

        // The sandbox's authority is not Microsoft's, so nothing is sent there unless it is named.
        Assert.Contains($"KEYCUTOVER_AUTHORITY={service.Authority}", (await Executable.RunAsync(environment, Cancellation, "whoami")).Refused(ExitCodes.NotPermitted).Error, StringComparison.Ordinal);
        environment["KEYCUTOVER_AUTHORITY"] = "https://login.example.com/contoso";
        Assert.Contains("Nothing was sent there", (await Executable.RunAsync(environment, Cancellation, "whoami")).Refused(ExitCodes.NotPermitted).Error, StringComparison.Ordinal);

        environment["KEYCUTOVER_AUTHORITY"] = service.Authority;
        var ending = (await Executable.RunAsync(environment, Cancellation, "whoami")).EndedWith(ExitCodes.Done);
        Assert.Contains("(an application); roles: Gate.Approve, Plan.Submit", ending.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(environment["KEYCUTOVER_SIGN_IN_FOLDER"]));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_told_how_and_whoever_signs_out_leaves_no_token()
    {
        Assert.Contains($"keycutover sign-in --server {service.Address}", (await service.RunAsync("ada", "gate", "list")).Refused(ExitCodes.NotPermitted).Error, StringComparison.Ordinal);
        // Nobody is asked in a script, and an authority that nobody agreed to gets no code.
        Assert.Contains($"KEYCUTOVER_AUTHORITY={service.Authority}", (await service.RunAsync("ada", "sign-in")).Refused().Error, StringComparison.Ordinal);

        await service.SignInAsync("ada");
        var folder = new DirectoryInfo(service.EnvironmentOf("ada")["KEYCUTOVER_SIGN_IN_FOLDER"]);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder.UnixFileMode);
            Assert.All(folder.EnumerateFiles("*.tokens"), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
        }

        (await service.RunAsync("ada", "sign-out")).EndedWith(ExitCodes.Done);

        Assert.All(folder.EnumerateFiles(), file => Assert.DoesNotContain("secret", File.ReadAllText(file.FullName), StringComparison.OrdinalIgnoreCase));
        (await service.RunAsync("ada", "whoami")).Refused(ExitCodes.NotPermitted);
    }

    private async Task ShowsEverythingAsync(string planId, string runId, string digest)
    {
        var shown = await Task.WhenAll(
            service.RunAsync("ben", "gate", "show", runId),
            service.RunAsync("ben", "run", "show", runId),
            service.RunAsync("ben", "run", "explain", runId),
            service.RunAsync("ben", "plan", "show", planId));
        Assert.All(shown, ending => ending.EndedWith(ExitCodes.Done));
        Assert.Contains(digest[..16], shown[0].Output, StringComparison.Ordinal);
        Assert.Contains("You may decide here.", shown[0].Output, StringComparison.Ordinal);
        Assert.Contains($"gate show {runId} --server", shown[1].Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains($"keycutover gate show {runId} claims-chatbot/swap-settings", shown[2].Output, StringComparison.Ordinal);
        Assert.Contains("name: pinegate-claims", shown[3].Output, StringComparison.Ordinal);
    }

    private async Task ProvesAsync(string runId)
    {
        var archive = service.PathOf("run.zip");
        (await service.RunAsync("otto", "evidence", "export", runId, "--output-file", archive)).EndedWith(ExitCodes.Done);
        var key = await service.WriteAsync("key.pem", (await service.RunAsync("otto", "evidence", "public-key")).EndedWith(ExitCodes.Done).Output);
        Assert.Contains(runId, (await service.RunAsync("otto", "evidence", "verify", archive, "--public-key", key)).EndedWith(ExitCodes.Done).Output, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(string runId, string digest)
    {
        var refused = await Task.WhenAll(
            RefusedAsync(ExitCodes.NotPermitted, "Gate.Approve", "erin", "gate", "approve", runId, "--digest", digest[..16], "--yes"),
            RefusedAsync(ExitCodes.NotPermitted, "Run.Operate", "erin", "run", "pause", runId),
            RefusedAsync(ExitCodes.BadInput, "The card is another one now", "ben", "gate", "approve", runId, "--digest", "0123456789abcdef", "--yes"),
            RefusedAsync(ExitCodes.BadInput, "--digest DIGEST --yes", "ben", "gate", "approve", runId),
            RefusedAsync(ExitCodes.BadInput, "add --yes", "otto", "run", "rollback", runId),
            RefusedAsync(ExitCodes.BadInput, "only a paused run can be resumed", "otto", "run", "resume", runId),
            RefusedAsync(ExitCodes.BadInput, "There is no run 'another'", "otto", "run", "pause", "another"),
            RefusedAsync(ExitCodes.StillWaiting, "The time is up", "otto", "run", "wait", runId, "--for", "Succeeded", "--timeout", "1s"));
        Assert.DoesNotContain(false, refused);
    }

    private async Task<bool> RefusedAsync(int exitCode, string problem, string person, params IEnumerable<string> arguments)
    {
        var ending = (await service.RunAsync(person, arguments)).EndedWith(exitCode);
        Assert.Contains(problem, ending.Error, StringComparison.Ordinal);
        return true;
    }
}
