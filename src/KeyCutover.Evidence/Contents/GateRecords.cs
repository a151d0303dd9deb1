using System.Text;
using System.Text.Json;
using KeyCutover.Domain.Journal;
using KeyCutover.EvidenceArchives.Files;

namespace KeyCutover.EvidenceArchives.Contents;

/// <summary>Who was asked what, and who decided. The only place here that knows how gates are journaled.</summary>
internal static class GateRecords
{
    public static IReadOnlyList<GateRecord> Of(IReadOnlyList<JournaledEvent> events)
    {
        var gates = new List<GateRecord>();
        foreach (var (entry, happened) in events)
        {
            switch (happened)
            {
                case GateOpened opened:
                    var card = CardOf(entry, opened);
                    gates.Add(new(opened.Track, opened.Step, entry.At, card.Name, card.Sha256, [.. opened.Card.Approvers.Select(quota => quota.ToString())], opened.Card.Reversibility, [], null));
                    break;
                case GateDecided decided:
                    Change(decided, gate => gate with { Decisions = [.. gate.Decisions, new(entry.At, decided.Approved, decided.By, decided.ById, decided.Groups ?? [], decided.Comment, decided.Digest)] });
                    break;
                case GateVoided voided:
                    Change(voided, gate => gate with { Void = voided.Reason });
                    break;
                case GateExpired expired:
                    Change(expired, gate => gate with { Expired = entry.At });
                    break;
            }
        }

        return gates;

        void Change(StepEvent about, Func<GateRecord, GateRecord> change)
        {
            var last = gates.FindLastIndex(gate => gate.Track == about.Track && gate.Step == about.Step);
            if (last >= 0) gates[last] = change(gates[last]);
        }
    }

    /// <summary>Each card that was shown, as the bytes whose SHA-256 is the digest that its decisions name.</summary>
    public static IEnumerable<EvidenceFile> Cards(IEnumerable<JournaledEvent> events) =>
        events.Select(one => one.Event is GateOpened opened ? CardOf(one.Entry, opened) : null).OfType<EvidenceFile>();

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
/// <param name="Expired">When it expired, because not enough people had decided; null when it did not.</param>
public sealed record GateRecord(
    string Track, string Step, DateTimeOffset OpenedAt, string Card, string Digest, IReadOnlyList<string> Approvers, string Reversibility,
    IReadOnlyList<DecisionRecord> Decisions, string? Void, DateTimeOffset? Expired = null);

/// <summary>One decision.</summary>
/// <param name="At">When.</param>
/// <param name="Approved">Whether it was an approval.</param>
/// <param name="By">Who decided.</param>
/// <param name="ById">Their object id; null when it was somebody at a terminal, for whom no directory vouches.</param>
/// <param name="Groups">Those of the card's groups that they were in.</param>
/// <param name="Comment">What they said; null when nothing.</param>
/// <param name="Digest">The digest of the card that was decided about.</param>
public sealed record DecisionRecord(DateTimeOffset At, bool Approved, string By, string? ById, IReadOnlyList<string> Groups, string? Comment, string Digest);
