using System.Text.Json;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Tests.Plans;
using KeyCutover.Testing;

namespace KeyCutover.Scenarios.Tests;

/// <summary>The roles that docs/ offers for the executor are enough, forward and back.</summary>
public sealed class ExecutorRoleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_documented_roles_are_enough_to_go_forward_and_back()
    {
        var (executor, subscription) = (await ReadAsync("executor-role.json"), await ReadAsync("executor-subscription-role.json"));
        var seed = YamlOverlay.Lay($$"""
            customRoles: [ {{SeedOf(executor)}}, {{SeedOf(subscription)}} ]
            executor:
              roles: [ {{NameOf(executor)}} ]
              subscriptionRoles: [ {{NameOf(subscription)}} ]
            knobs: { roleEffectiveAfter: 0s, localAuthEffectiveAfter: 0s, accountUpdates: Synchronous }
            """, await File.ReadAllTextAsync(RepositoryFiles.At("plans", "sandbox", "pinegate.yaml"), Cancellation));
        // At this time scale the plan's own deadlines are a second or two, and a busy machine takes longer.
        var plan = (await File.ReadAllTextAsync(RepositoryFiles.At("plans", "pinegate-claims.yaml"), Cancellation))
            .Replace("propagation: 30m", "propagation: 24h", StringComparison.Ordinal).Replace("restart: 10m", "restart: 2h", StringComparison.Ordinal);
        await using var journey = await Journey.StartAsync(plan, seed, 600, Cancellation);

        string run;
        await using (var worker = await journey.OpenWorkerAsync(Cancellation))
        {
            run = await worker.SubmitAsync(Cancellation);
            var forward = await worker.DriveAsync(run, Cancellation);
            Assert.True(forward.State == RunState.Succeeded, $"{forward.State}: {forward.Reason}");
        }

        var back = await journey.RollBackAsync(run, Cancellation);
        Assert.True(back.State == RunState.RolledBack, $"{back.State}: {back.Reason}");
        Assert.DoesNotContain(journey.Sandbox.Requests, request => request.Plane is "arm" or "vault" or "logs" && request.Status == 403);
    }

    private static async Task<JsonElement> ReadAsync(string file) =>
        JsonElement.Parse(await File.ReadAllTextAsync(RepositoryFiles.At("docs", file), Cancellation));

    private static string NameOf(JsonElement role) => role.GetProperty("Name").GetString()!;

    // JSON is YAML.
    private static string SeedOf(JsonElement role) => JsonSerializer.Serialize(new
    {
        name = NameOf(role), actions = role.GetProperty("Actions"), dataActions = role.GetProperty("DataActions"),
    });
}
