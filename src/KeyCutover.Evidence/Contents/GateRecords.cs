using System.Text;
using System.Text.Json;
using KeyCutover.Domain.Journal;
using KeyCutover.EvidenceArchives.Files;

namespace KeyCutover.EvidenceArchives.Contents;

/// <summary>Who was asked what, and who decided. The only place here that knows how gates are journaled.</summary>
internal static class GateRecords
{
    public static IReadOnlyList<GateRecord> Of(IReadOnlyList<JournalEntry> entries)
    {
        var gates = new List<GateRecord>();
        foreach (var entry in entries)
        {
            switch (entry.Event)
            {
                case GateOpened opened:
                    gates.Add(new(opened.Track, opened.Step, entry.At, CardOf(entry, opened).Name, CardOf(entry, opened).Sha256, opened.Card.Approvers, opened.Card.Reversibility, [], null));
                    break;
                case GateDecided decided:
                    Change(decided, gate => gate with { Decisions = [.. gate.Decisions, new(entry.At, decided.Approved, decided.By, decided.Comment, decided.Digest)] });
                    break;
                case GateVoided voided:
                    Change(voided, gate => gate with { Void = voided.Reason });
                    break;
            }
        }

        return gates;

        void Change(StepEvent happened, Func<GateRecord, GateRecord> change)
        {
            var last = gates.FindLastIndex(gate => gate.Track == happened.Track && gate.Step == happened.Step);
            if (last >= 0) gates[last] = change(gates[last]);
        }
    }

    /// <summary>Each card that was shown, as the bytes whose SHA-256 is the digest that its decisions name.</summary>
    public static IEnumerable<EvidenceFile> Cards(IEnumerable<JournalEntry> entries) =>
        entries.Select(entry => entry.Event is GateOpened opened ? CardOf(entry, opened) : null).OfType<EvidenceFile>();

    private static EvidenceFile CardOf(JournalEntry entry, GateOpened opened) =>
        new(FileNames.Card(entry.Sequence, opened.Track, opened.Step), Encoding.UTF8.GetBytes(JsonElement.Parse(entry.Payload).GetProperty("card").GetRawText()));
}

/// <summary>A gate that was opened.</summary>
/// <param name="Track">The gated step's track.</param>
/// <param name="Step">The gated step.</param>
/// <param name="OpenedAt">When people were asked.</param>
/// <param name="Card">The file of the card that they were shown.</param>
/// <param name="Digest">The card's digest.</param>
/// <param name="Approvers">Who was asked.</param>
/// <param name="Reversibility">What they were told about the way back.</param>
/// <param name="Decisions">What was decided.</param>
/// <param name="Void">Why an approval no longer held; null when it did.</param>
public sealed record GateRecord(
    string Track, string Step, DateTimeOffset OpenedAt, string Card, string Digest, IReadOnlyList<string> Approvers, string Reversibility,
    IReadOnlyList<DecisionRecord> Decisions, string? Void);

/// <summary>One decision; the digest is that of the card which was decided about.</summary>
public sealed record DecisionRecord(DateTimeOffset At, bool Approved, string By, string? Comment, string Digest);
