using KeyCutover.Domain.Tests.Plans;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace KeyCutover.Scenarios.Tests;

/// <summary>A scenario's folder as it was read, with its plan and its seed whole.</summary>
internal sealed record Scenario(ScenarioCase Case, string PlanText, string SeedYaml, bool ChangesPlan)
{
    // A sandbox's minute is a fraction of a second of the machine's, which may be busy: only a case about a deadline may miss one.
    private const string Patience = "deadlines: { propagation: 24h, restart: 2h }";

    public static async Task<Scenario> ReadAsync(string folder, CancellationToken cancellation)
    {
        var deserializer = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .WithEnumNamingConvention(PascalCaseNamingConvention.Instance)
            .WithEnforceRequiredMembers().WithDuplicateKeyChecking().Build();
        var told = deserializer.Deserialize<ScenarioCase>(await File.ReadAllTextAsync(Path.Combine(folder, "case.yaml"), cancellation));
        var planOverlay = Path.Combine(folder, "plan.yaml");
        return new Scenario(
            told,
            await OverlaidAsync(YamlOverlay.Lay(Patience, await ReadFileAsync(RepositoryFiles.At("plans", told.Plan))), planOverlay),
            await OverlaidAsync(await ReadFileAsync(RepositoryFiles.At("plans", "sandbox", told.Seed)), Path.Combine(folder, "seed.yaml")),
            File.Exists(planOverlay));

        Task<string> ReadFileAsync(string file) => File.ReadAllTextAsync(file, cancellation);

        async Task<string> OverlaidAsync(string text, string overlay) => File.Exists(overlay) ? YamlOverlay.Lay(await ReadFileAsync(overlay), text) : text;
    }
}
