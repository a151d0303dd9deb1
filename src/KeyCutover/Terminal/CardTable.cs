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
            new Markup($"Plan [bold]{Markup.Escape(card.Plan)}[/]  ticket [bold]{Markup.Escape(card.ChangeTicket)}[/]  approvers {Markup.Escape(string.Join(", ", card.Approvers))}"),
            Changes(card.Changes),
            new Markup(Markup.Escape(card.Reversibility)),
        ];
        if (card.Affects.Count > 0) rows.Add(new Markup($"Felt by the customers of [bold]{Markup.Escape(string.Join(", ", card.Affects))}[/]"));
        if (card.Windows.Count > 0) rows.Add(new Markup($"Begins only in {Markup.Escape(string.Join(" and ", card.Windows))}"));
        rows.Add(new Markup($"[grey]card {Markup.Escape(digest[..16])}  plan {Markup.Escape(card.PlanHash[..16])}[/]"));
        return new Panel(new Rows(rows)) { Header = new PanelHeader($" {Markup.Escape(card.Track)} / {Markup.Escape(card.Step)}: what will happen "), Border = BoxBorder.Rounded };
    }

    public static IRenderable Changes(IReadOnlyList<PropertyChange> changes)
    {
        if (changes.Count == 0) return new Markup("[grey]changes nothing[/]");
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("On", "Property", "Before", "After");
        foreach (var change in changes)
            table.AddRow(Markup.Escape(NameOf(change.Target)), Markup.Escape(change.Property), Value(change.Before), Value(change.After));
        return table;
    }

    private static string NameOf(string target) => target[(target.LastIndexOf('/') + 1)..];

    private static string Value(string? value) => value is null ? "[grey](absent)[/]" : Markup.Escape(value);
}
