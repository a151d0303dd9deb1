using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;

namespace KeyCutover.EvidenceArchives.Tests;

/// <summary>What an auditor looks up, step by step.</summary>
public sealed class RecordedEvidenceTests(FinishedRun run)
{
    private readonly RunView view = JournalReplay.Fold(run.Entries);

    [Theory]
    [InlineData("claims-chatbot", "enable-identity", "principal-id", "identity-kind", "tenant-id", "write-request-id", "write-correlation-id")]
    [InlineData("claims-chatbot", "assign-role", "role-assignment-id", "role", "scope", "principal-id", "write-request-id", "write-correlation-id")]
    [InlineData("claims-chatbot", "await-propagation", "principal-id", "endpoint", "model-call")]
    [InlineData("claims-chatbot", "swap-settings", "settings-before", "settings-after", "settings-set", "write-request-id", "write-correlation-id")]
    [InlineData("claims-chatbot", "validate-call", "principal-id", "endpoint", "model-call")]
    [InlineData("claims-chatbot", "remove-key-settings", "settings-before", "settings-after", "endpoint", "model-call")]
    [InlineData("account", "quiet-window", "workspace", "quiet-from", "quiet-until", "key-calls-in-window")]
    [InlineData("account", "disable-local-auth", "local-auth", "model-endpoint", "key-refused", "caller-succeeds", "model-call", "write-request-id", "write-correlation-id")]
    [InlineData("account", "archive-break-glass-key", "vault", "owner", "break-glass", "write-request-id")]
    public void A_step_records_what_it_observed(string track, string step, params string[] facts)
    {
        var recorded = view.Step(track, step).Evidence;

        Assert.All(facts, fact => Assert.Contains(recorded, evidence => evidence.Name == fact && evidence.Value.Length > 0));
        Assert.All(recorded, evidence => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", evidence.Name));
    }

    [Fact]
    public void The_names_of_settings_tell_what_the_swap_changed()
    {
        var swap = view.Step("claims-chatbot", "swap-settings").Evidence.ToLookup(fact => fact.Name, fact => fact.Value);

        Assert.Contains("AZURE_OPENAI_API_KEY", swap["settings-before"].Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("AZURE_OPENAI_API_KEY", swap["settings-after"].Single(), StringComparison.Ordinal);
        Assert.Contains("AZURE_OPENAI_AUTH", swap["settings-after"].Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_is_known_to_Azure_by_the_ids_that_were_recorded()
    {
        var told = view.Steps.SelectMany(step => step.Evidence).Where(fact => fact.Name == "write-correlation-id").Select(fact => fact.Value).ToList();

        Assert.True(told.Count >= 4);
        Assert.All(told, id => Assert.True(Guid.TryParse(id, out _), id));
        Assert.Equal(told.Count, told.Distinct().Count());
    }
}
