using System.Text;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.EvidenceArchives.Contents;
using KeyCutover.EvidenceArchives.Files;
using KeyCutover.EvidenceArchives.Manifests;
using KeyCutover.EvidenceArchives.Report;

namespace KeyCutover.EvidenceArchives;

/// <summary>The files of a run's evidence. All of them follow from the journal alone, so that whoever has the journal can make them again and compare.</summary>
public sealed record EvidenceArchive
{
    private EvidenceArchive(IReadOnlyList<EvidenceFile> files, EvidenceFile manifest, DateTimeOffset lastEntryAt) =>
        (Files, Manifest, LastEntryAt) = (files, manifest, lastEntryAt);

    /// <summary>The files that the manifest lists, by name.</summary>
    public IReadOnlyList<EvidenceFile> Files { get; }

    /// <summary>The manifest: which files, with their hashes, and what run they are about.</summary>
    public EvidenceFile Manifest { get; }

    internal DateTimeOffset LastEntryAt { get; }

    /// <summary>Makes the files of a run.</summary>
    /// <param name="entries">The run's whole journal, intact.</param>
    /// <param name="madeAt">The time now; only the manifest has it.</param>
    public static async Task<EvidenceArchive> OfAsync(IReadOnlyList<JournalEntry> entries, DateTimeOffset madeAt)
    {
        var run = JournalReplay.Fold(entries);
        var files = await FilesOfAsync(run, entries, JournaledEvent.Read(entries));
        var manifest = new EvidenceFile(FileNames.Manifest, EvidenceJson.Write(InTotoStatement.Of(run, files, madeAt)));
        return new EvidenceArchive(files, manifest, run.LastEntry.At);
    }

    /// <summary>The files that follow from a journal.</summary>
    internal static async Task<IReadOnlyList<EvidenceFile>> FilesOfAsync(RunView run, IReadOnlyList<JournalEntry> entries, IReadOnlyList<JournaledEvent> events)
    {
        var report = ReportBuilder.Build(run, events);
        EvidenceFile[] files =
        [
            new(FileNames.ReportPage, Encoding.UTF8.GetBytes(await ReportRenderer.RenderAsync(report))),
            new(FileNames.Report, EvidenceJson.Write(report)),
            new(FileNames.Inventory, EvidenceJson.Write(new InventoryFile(report.Schema, report.Run.Id, report.Callers))),
            new(FileNames.InventoryTable, InventoryCsv.Write(report.Callers)),
            new(FileNames.Plan, PlanBytes.Of(run.Submitted)),
            new(FileNames.Journal, JournalLines.Write(entries)),
            .. GateRecords.Cards(events),
        ];
        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }
}
