using System.Text.Json.Serialization;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.EvidenceArchives.Files;

namespace KeyCutover.EvidenceArchives.Manifests;

/// <summary>An in-toto statement, version 1, about the files of an archive: https://github.com/in-toto/attestation.</summary>
internal sealed record InTotoStatement(
    [property: JsonPropertyName("_type")] string Type, IReadOnlyList<InTotoSubject> Subject, string PredicateType, EvidencePredicate Predicate)
{
    public const string StatementType = "https://in-toto.io/Statement/v1";

    /// <summary>A name in the form of an address; nothing is fetched from there.</summary>
    public const string EvidenceType = "https://keycutover.dev/attestations/evidence/v1";

    public static InTotoStatement Of(RunView run, IReadOnlyList<EvidenceFile> files, DateTimeOffset madeAt) => new(
        StatementType,
        [.. files.Select(file => new InTotoSubject(file.Name, new Dictionary<string, string> { ["sha256"] = file.Sha256 }))],
        EvidenceType,
        new EvidencePredicate(
            run.RunId, run.Submitted.PlanHash, run.State.ToString(), new JournalHead(run.LastEntry.Sequence, run.LastEntry.Hash),
            DateTimeOffset.FromUnixTimeSeconds(madeAt.ToUnixTimeSeconds()), new EvidenceTool("keycutover", EvidenceTool.ThisVersion)));
}

/// <summary>One file.</summary>
internal sealed record InTotoSubject(string Name, IReadOnlyDictionary<string, string> Digest);

/// <summary>What the statement says of the run.</summary>
internal sealed record EvidencePredicate(string RunId, string PlanHash, string State, JournalHead Journal, DateTimeOffset MadeAt, EvidenceTool Tool);

/// <summary>Where the journal ended when the archive was made.</summary>
/// <param name="Length">How many entries.</param>
/// <param name="Hash">The last one's hash; <see cref="JournalEntry.NoHash"/> never.</param>
internal sealed record JournalHead(long Length, string Hash);

/// <summary>What made the archive.</summary>
internal sealed record EvidenceTool(string Name, string Version)
{
    public static readonly string ThisVersion = typeof(EvidenceTool).Assembly.GetName().Version!.ToString(3);
}
