using System.Text.Json;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Tests;

public sealed class JsonTests : IDisposable
{
    private readonly DirectoryInfo state = Directory.CreateTempSubdirectory("keycutover-cli-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => state.Delete(recursive: true);

    [Fact]
    public async Task A_tried_plan_is_told_as_JSON_and_the_same_again_when_its_run_is_shown()
    {
        var run = Check((await TryAsync("pinegate-claims.yaml", ["--approve", "all"])).EndedWith(ExitCodes.Done).Output, "Succeeded");
        Assert.True(run.GetProperty("sessions").GetProperty("total").GetInt64() > 0);
        Assert.Equal(0, run.GetProperty("sessions").GetProperty("failed").GetInt64());

        var runId = run.GetProperty("runId").GetString()!;
        var shown = Check((await Executable.RunAsync(Cancellation, "run", "show", runId, "--state", state.FullName, "-o", "json")).EndedWith(ExitCodes.Done).Output, "Succeeded");
        Assert.Equal(run.GetProperty("tracks").GetRawText(), shown.GetProperty("tracks").GetRawText());
        var listed = JsonDocument.Parse((await Executable.RunAsync(Cancellation, "run", "list", "--state", state.FullName, "-o", "json")).EndedWith(ExitCodes.Done).Output);
        Assert.Equal(runId, Assert.Single(listed.RootElement.EnumerateArray()).GetProperty("runId").GetString());

        // Its sandbox is gone; it must not be carried on anywhere else.
        foreach (var (verb, problem) in new[] { ("rollback", "was tried on a sandbox"), ("resume", "nothing to resume") })
            Assert.Contains(problem, Assert.Single((await Executable.RunAsync(Cancellation, "run", verb, runId, "--state", state.FullName)).Refused().ErrorLines), StringComparison.Ordinal);
        Assert.Contains("no unfinished run", (await Executable.RunAsync(Cancellation, "run", "resume", "--state", state.FullName)).Refused().Error, StringComparison.Ordinal);
        Assert.Contains("There is no run 'another'", (await Executable.RunAsync(Cancellation, "run", "show", "another", "--state", state.FullName)).Refused().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_fails_is_rolled_back_and_says_so()
    {
        var ending = (await TryAsync("pinegate-claims-wrong-audience.yaml", ["--approve", "all"])).EndedWith(ExitCodes.RolledBack);
        Check(ending.Output, "RolledBack");
    }

    [Fact]
    public async Task A_gate_that_nobody_can_answer_leaves_the_run_waiting()
    {
        var ending = (await TryAsync("pinegate-claims.yaml", [])).EndedWith(ExitCodes.StillWaiting);
        Check(ending.Output, "AwaitingApproval");
    }

    [Fact]
    public async Task A_run_that_holds_on_failure_needs_a_person()
    {
        var ending = (await TryAsync("pinegate-claims-wrong-audience.yaml", ["--approve", "all"], plan => plan.Replace("onFailure: rollback", "onFailure: hold", StringComparison.Ordinal)))
            .EndedWith(ExitCodes.NeedsAPerson);
        Check(ending.Output, "Paused");
    }

    private async Task<Ending> TryAsync(string name, string[] options, Func<string, string>? change = null)
    {
        var plan = Path.Combine(state.FullName, "plan.yaml");
        var text = await PineGate.ReadPatientPlanAsync(name, Cancellation);
        await File.WriteAllTextAsync(plan, change?.Invoke(text) ?? text, Cancellation);
        return await Executable.RunAsync(Cancellation, ["try", plan, "--state", state.FullName, "--time-scale", "240", "-o", "json", .. options]);
    }

    private static JsonElement Check(string json, string runState)
    {
        var run = JsonDocument.Parse(json).RootElement;
        Assert.Equal(runState, run.GetProperty("state").GetString());
        Assert.False(string.IsNullOrEmpty(run.GetProperty("runId").GetString()));
        Assert.StartsWith("pinegate-claims", run.GetProperty("plan").GetString(), StringComparison.Ordinal);
        var started = run.GetProperty("startedAt").GetDateTimeOffset();
        var isEnd = RunLifecycle.IsEnd(Enum.Parse<RunState>(runState));
        Assert.Equal(isEnd, run.GetProperty("endedAt").ValueKind != JsonValueKind.Null);
        if (isEnd) Assert.True(run.GetProperty("endedAt").GetDateTimeOffset() > started);
        Assert.Equal(["preflight", "caller", "account"], run.GetProperty("tracks").EnumerateArray().Select(track => track.GetProperty("kind").GetString()));
        foreach (var track in run.GetProperty("tracks").EnumerateArray())
        {
            Assert.False(string.IsNullOrEmpty(track.GetProperty("name").GetString()));
            Assert.True(Enum.TryParse<StepState>(track.GetProperty("state").GetString(), out _));
            foreach (var step in track.GetProperty("steps").EnumerateArray())
            {
                Assert.Matches("^[a-z-]+$", step.GetProperty("kind").GetString());
                var state = Enum.Parse<StepState>(step.GetProperty("state").GetString()!);
                Assert.Equal(state != StepState.Pending, step.GetProperty("attempts").GetInt32() > 0);
                if (state != StepState.Done) continue;
                Assert.True(step.GetProperty("endedAt").GetDateTimeOffset() >= step.GetProperty("startedAt").GetDateTimeOffset());
                Assert.NotEmpty(step.GetProperty("evidence").EnumerateArray());
            }
        }

        return run;
    }
}
