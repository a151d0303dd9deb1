using System.CommandLine;
using KeyCutover.Domain.Plans;
using KeyCutover.Terminal;

namespace KeyCutover.Verbs;

/// <summary><c>plan lint PLAN</c>: says everything that is wrong with a plan, with its place and the fix.</summary>
internal static class PlanLintVerb
{
    public static Command Create()
    {
        var plan = CommonOptions.Plan();
        var output = CommonOptions.Output();
        var command = new Command("lint", "Says everything that is wrong with a plan, with its place and the fix.") { plan, output };
        command.Does(async (parse, cancellation) =>
        {
            var file = parse.GetRequiredValue(plan);
            var result = await PlanReader.ReadFileAsync(file, cancellation);
            if (parse.GetValue(output) == OutputFormat.Json)
                Screen.Print(new { file, hash = result.Hash, problems = result.Problems });
            else if (result.Plan is not null)
                Console.Out.WriteLine($"{file}: in order. Plan {result.Plan.Name}, {result.Plan.Callers.Count} caller(s), {result.Plan.Gates.Count} gate(s), sha256 {result.Hash}");
            else
                foreach (var problem in result.Problems) Console.Error.WriteLine(problem);
            return result.Plan is null ? ExitCodes.BadInput : ExitCodes.Done;
        });
        return command;
    }
}
