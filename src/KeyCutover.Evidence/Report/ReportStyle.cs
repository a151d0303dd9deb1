namespace KeyCutover.EvidenceArchives.Report;

/// <summary>How the report looks, on a screen and on paper.</summary>
internal static class ReportStyle
{
    public const string Element = """
        <style>
        :root { --ink: #1b1b1b; --soft: #555; --line: #c8c8c8; --good: #0b5d1e; --other: #8a3b00; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 75rem; padding: 2rem 1.5rem; color: var(--ink); background: #fff; font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
        h1 { margin: 0; font-size: 2rem; }
        h2 { margin-top: 2.5rem; padding-bottom: .25rem; border-bottom: 2px solid var(--ink); font-size: 1.35rem; }
        h3 { margin: 1.75rem 0 .5rem; font-size: 1.1rem; }
        h4 { margin: 1.25rem 0 .25rem; font-size: 1rem; }
        .product { margin: 0; color: var(--soft); letter-spacing: .05em; text-transform: uppercase; font-size: .8rem; }
        .state { font-size: 1.1rem; font-weight: 600; }
        .good { color: var(--good); }
        .other { color: var(--other); }
        .note { color: var(--soft); }
        a { color: #0b4f9e; }
        table { width: 100%; margin: .5rem 0 1rem; border-collapse: collapse; font-size: .875rem; }
        caption { padding: .25rem 0; color: var(--soft); text-align: left; }
        th, td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
        td.long, table.callers td, table.callers th[scope=row] { overflow-wrap: anywhere; }
        table.callers { table-layout: fixed; }
        thead th { border-bottom: 2px solid var(--ink); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 1rem 0; }
        dt { font-weight: 600; }
        dd { margin: 0; overflow-wrap: anywhere; }
        code, pre { font-family: Consolas, "Cascadia Mono", Menlo, monospace; font-size: .85em; overflow-wrap: anywhere; }
        pre { padding: .75rem 1rem; border: 1px solid var(--line); white-space: pre-wrap; }
        time { white-space: nowrap; }
        @media print {
          body { max-width: none; padding: 0; font-size: 10pt; }
          nav { display: none; }
          h2, h3, h4 { break-after: avoid; }
          tr, dl { break-inside: avoid; }
          thead { display: table-header-group; }
          a { color: inherit; text-decoration: none; }
        }
        @page { margin: 18mm 15mm; }
        </style>
        """;
}
