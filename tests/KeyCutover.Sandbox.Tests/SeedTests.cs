using KeyCutover.Sandbox.Seeds;

namespace KeyCutover.Sandbox.Tests;

public sealed class SeedTests
{
    private const string Head = """
        tenant: { id: 6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11, name: pinegate.example }
        subscription: { id: 0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10, name: Production }
        resourceGroup: rg
        executor: { name: e, clientId: 3d0a1f6e-52a7-4a5e-9f4c-1f2b3c4d5e6f, objectId: 8b1e5a90-7c42-4b6d-8a31-2c3d4e5f6a7b }

        """;

    [Theory]
    [InlineData("sites:\n  - name: app\n    colour: blue", 7, "colour")]
    [InlineData("sites:\n  - os: linux", 6, "Missing properties, 'name'")]
    [InlineData("knobs:\n  roleReadableAfter: soon", 6, "'soon' is not a duration")]
    [InlineData("sites:\n  - name: app\n    settings:\n      KEY: ${accounts.nobody.key1}", 6, "no account 'nobody'")]
    [InlineData("roleAssignments:\n  - principal: executor\n    role: King", 6, "no role 'King'")]
    [InlineData("locks:\n  - { name: l, level: Soft }", 6, "'Soft'")]
    public async Task What_a_seed_cannot_say_is_refused_with_its_line(string yaml, long line, string problem)
    {
        var options = new SandboxOptions { SeedYaml = Head + yaml, WorkDirectory = AppContext.BaseDirectory };
        var refusal = await Assert.ThrowsAsync<SandboxSeedException>(() => AzureSandbox.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Equal(line, refusal.Line);
        Assert.StartsWith($"seed({line},{refusal.Column}): ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Knobs_have_the_documented_defaults_and_can_be_set()
    {
        var knobs = SeedReader.Read(Head + "knobs: { roleEffectiveAfter: 2m, logCallerIp: false }", "seed").Seed.Knobs;

        Assert.Equal(TimeSpan.FromMinutes(2), knobs.RoleEffectiveAfter);
        Assert.False(knobs.LogCallerIp);
        Assert.Equal(TimeSpan.FromMinutes(3), knobs.LocalAuthEffectiveAfter);
        Assert.Equal(250, knobs.Throttle.Reads.Size);
    }
}
