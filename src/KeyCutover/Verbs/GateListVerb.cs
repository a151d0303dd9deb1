using System.CommandLine;
using KeyCutover.Remote;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;
using Spectre.Console;

namespace KeyCutover.Verbs;

/// <summary><c>gate list</c>: the gates that wait for people, the longest first.</summary>
internal static class GateListVerb
{
    public static Command Create()
    {
        var output = CommonOptions.Output();
        var command = new Command("list", "Lists the gates that wait for people, the one that has waited longest first.") { output };
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            using var service = await ServiceSignIn.OpenAsync(server.Require(parse), cancellation);
            var gates = await service.GatesAsync(cancellation);
            if (parse.GetValue(output) == OutputFormat.Json) Screen.Print(gates);
            else if (gates.Count == 0) Console.Out.WriteLine("No gate is open.");
            else Consoles.Output.Write(TableOf(gates));
            return ExitCodes.Done;
        }, VerbAction.StoppedAsking);
        return command;
    }

    private static Table TableOf(IEnumerable<GateDocument> gates)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Run", "Plan", "Before", "Since", "Expires", "Missing", "You");
        table.Columns[0].NoWrap();
        foreach (var gate in gates)
            table.AddRow(
                Plain.Markup(gate.RunId), Plain.Markup(gate.Card.Plan), Plain.Markup($"{gate.Track}/{gate.Step}"), $"{gate.OpenedAt:yyyy-MM-dd HH:mm:ss}",
                $"{gate.Expires:yyyy-MM-dd HH:mm:ss}", Plain.Markup(string.Join(" and ", gate.Missing)), Plain.Markup(gate.Refusal ?? "may decide"));
        return table;
    }
}
