namespace KeyCutover.EvidenceArchives.Files;

/// <summary>What the files of an archive are called.</summary>
internal static class FileNames
{
    public const string ReportPage = "report.html";
    public const string Report = "report.json";
    public const string Inventory = "inventory.json";
    public const string InventoryTable = "inventory.csv";
    public const string Plan = "plan.yaml";
    public const string Journal = "journal.jsonl";
    public const string Manifest = "manifest.json";
    public const string Envelope = "manifest.dsse.json";

    /// <summary>The card of the gate that was opened by that journal entry.</summary>
    public static string Card(long sequence, string track, string step) => $"cards/{sequence:00000}-{track}-{step}.json";
}
