using KeyCutover.Domain.Steps;
using KeyCutover.Worker.Api.Contracts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace KeyCutover.Terminal;

/// <summary>An approval card, and lists of changes, as tables.</summary>
internal static class CardTable
{
    public static IRenderable Of(CardDocument card, string digest)
    {
        List<IRenderable> rows =
        [
            new Markup($"Plan [bold]{Plain.Markup(card.Plan)}[/]  ticket [bold]{Plain.Markup(card.ChangeTicket)}[/]  approvers {Plain.Markup(string.Join(", ", card.Approvers))}"),
            Changes(card.Changes),
            new Markup(Plain.Markup(card.Reversibility)),
        ];
        if (card.Affects.Count > 0) rows.Add(new Markup($"Felt by the customers of [bold]{Plain.Markup(string.Join(", ", card.Affects))}[/]"));
        if (card.Windows.Count > 0) rows.Add(new Markup($"Begins only in {Plain.Markup(string.Join(" and ", card.Windows))}"));
        rows.Add(new Markup($"[grey]card {Plain.Markup(digest[..16])}  plan {Plain.Markup(card.PlanHash[..16])}[/]"));
        return new Panel(new Rows(rows)) { Header = new PanelHeader($" {Plain.Markup(card.Track)} / {Plain.Markup(card.Step)}: what will happen "), Border = BoxBorder.Rounded };
    }

    public static IRenderable Changes(IReadOnlyList<PropertyChange> changes)
    {
        if (changes.Count == 0) return new Markup("[grey]changes nothing[/]");
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("On", "Property", "Before", "After");
        foreach (var change in changes)
            table.AddRow(Plain.Markup(NameOf(change.Target)), Plain.Markup(change.Property), Value(change.Before), Value(change.After));
        return table;
    }

    private static string NameOf(string target) => target[(target.LastIndexOf('/') + 1)..];

    private static string Value(string? value) => value is null ? "[grey](absent)[/]" : Plain.Markup(value);
}
