using System.Text.Json;
using KeyCutover.EvidenceArchives.Contents;
using KeyCutover.EvidenceArchives.Manifests;
using KeyCutover.EvidenceArchives.Signing;
using KeyCutover.Tests;

namespace KeyCutover.EvidenceArchives.Tests;

public sealed class SecretsTests(FinishedRun run)
{
    [Fact]
    public void No_file_of_an_archive_holds_a_secret()
    {
        Assert.All(Repacked.From(run.Archive).Files, file => Assert.Empty(PlantedSecrets.In(file.Value)));
        Assert.Empty(PlantedSecrets.In(run.Archive));
        Assert.DoesNotContain("PRIVATE KEY", System.Text.Encoding.Latin1.GetString(run.Archive), StringComparison.Ordinal);
    }

    /// <summary>Texts, numbers, times and what is made of them: nothing that could carry a secret along, and no JSON that nobody has looked into.</summary>
    [Theory]
    [InlineData(typeof(EvidenceReport))]
    [InlineData(typeof(InventoryFile))]
    [InlineData(typeof(InTotoStatement))]
    [InlineData(typeof(DsseEnvelope))]
    public void No_field_of_what_is_exported_can_hold_a_secret(Type exported)
    {
        var seen = new HashSet<Type>();
        Visit(exported);

        Assert.True(seen.Count > 1);

        void Visit(Type type)
        {
            if (type.IsGenericType) Array.ForEach(type.GetGenericArguments(), Visit);
            if (IsPlain(type) || typeof(System.Collections.IEnumerable).IsAssignableFrom(type) && type.IsGenericType || Nullable.GetUnderlyingType(type) is not null) return;
            Assert.StartsWith("KeyCutover.", type.FullName, StringComparison.Ordinal);
            Assert.NotEqual(typeof(Domain.Secrets.SecretValue), type);
            Assert.False(type.IsAssignableTo(typeof(Domain.Secrets.IHoldsSecrets)), $"{type} holds secrets.");
            if (!seen.Add(type)) return;
            foreach (var property in type.GetProperties().Where(property => property.GetIndexParameters().Length == 0)) Visit(property.PropertyType);
        }

        static bool IsPlain(Type type) =>
            type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long) || type == typeof(Guid) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan);
    }

    [Fact]
    public void Before_images_are_in_the_journal_and_nowhere_else()
    {
        var archive = Repacked.From(run.Archive);
        var version = run.Entries.Select(entry => JsonElement.Parse(entry.Payload)).First(payload => payload.TryGetProperty("before", out _)).GetProperty("before").GetRawText();

        Assert.All(archive.Files.Where(file => file.Key is not "journal.jsonl"), file => Assert.DoesNotContain(version, System.Text.Encoding.UTF8.GetString(file.Value), StringComparison.Ordinal));
    }
}
