using System.Text;

namespace KeyCutover.EvidenceArchives.Contents;

/// <summary>The inventory as a table for spreadsheets (RFC 4180).</summary>
internal static class InventoryCsv
{
    private static readonly (string Title, Func<CallerRow, string?> Cell)[] Columns =
    [
        ("caller", row => row.Caller),
        ("resourceId", row => row.ResourceId),
        ("status", row => row.Status),
        ("identity", row => row.Identity),
        ("identityObjectId", row => row.IdentityObjectId),
        ("role", row => row.Role.ToString()),
        ("roleAssignmentId", row => row.RoleAssignmentId),
        ("scope", row => row.Scope),
        ("modelDeployment", row => row.ModelDeployment),
        ("owner", row => row.Owner),
        ("proof", row => row.Proof),
    ];

    public static byte[] Write(IEnumerable<CallerRow> rows)
    {
        var text = new StringBuilder();
        Line(Columns.Select(column => column.Title));
        foreach (var row in rows) Line(Columns.Select(column => column.Cell(row)));
        return Encoding.UTF8.GetBytes(text.ToString());

        void Line(IEnumerable<string?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
    }

    /// <summary>Spreadsheets run a cell that begins like a formula, quoted or not; an apostrophe makes it text.</summary>
    internal static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..]) text = "'" + text;
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
