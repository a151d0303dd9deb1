using System.CommandLine;
using KeyCutover;
using KeyCutover.Verbs;

var root = new RootCommand("Moves applications from Azure OpenAI account keys to managed identities, with an exact way back.")
{
    TryVerb.Create(),
    ApplyVerb.Create(),
    SandboxVerb.Create(),
    new Command("plan", "Works with plans.") { PlanLintVerb.Create(), PlanPreviewVerb.Create() },
    new Command("run", "Works with the runs of a state directory.")
    {
        RunListVerb.Create(), RunShowVerb.Create(), RunExplainVerb.Create(), RunResumeVerb.CreateResume(), RunResumeVerb.CreateRollback(),
    },
    new Command("evidence", "Works with the evidence of runs.") { EvidenceExportVerb.Create(), EvidenceVerifyVerb.Create(), EvidenceKeyVerb.Create() },
};

var parsed = root.Parse(args);
// What a signal interrupts, such as a request to Azure or a sandbox with its sites, takes longer to end in order than the two seconds that are usual.
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });

foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message.ReplaceLineEndings(" "));
Console.Error.WriteLine("'keycutover --help' shows what there is.");
return ExitCodes.BadInput;
