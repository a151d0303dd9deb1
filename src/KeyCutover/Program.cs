using System.CommandLine;
using KeyCutover;
using KeyCutover.Verbs;

var root = new RootCommand("Moves applications from Azure OpenAI account keys to managed identities, with an exact way back.")
{
    TryVerb.Create(),
    ApplyVerb.Create(),
    ServeVerb.Create(),
    SandboxVerb.Create(),
    new Command("plan", "Works with plans.") { PlanLintVerb.Create(), PlanPreviewVerb.Create(), PlanSubmitVerb.Create(), PlanListVerb.Create(), PlanShowVerb.Create() },
    new Command("run", "Works with runs: those of the service, or those of a state directory.")
    {
        RunListVerb.Create(), RunShowVerb.Create(), RunWatchVerb.Create(), RunExplainVerb.Create(), RunPauseVerb.Create(), RunResumeVerb.Create(),
        RunRetryVerb.Create(), RunRollbackVerb.Create(), RunCancelVerb.Create(), RunWaitVerb.Create(),
    },
    new Command("gate", "Works with the gates at which runs of the service wait for people.")
    {
        GateListVerb.Create(), GateShowVerb.Create(), GateApproveVerb.Create(), GateDeclineVerb.Create(),
    },
    SignInVerb.Create(),
    SignOutVerb.Create(),
    WhoAmIVerb.Create(),
    new Command("evidence", "Works with the evidence of runs.") { EvidenceExportVerb.Create(), EvidenceVerifyVerb.Create(), EvidenceKeyVerb.Create(), EvidencePublicKeyVerb.Create() },
};

var parsed = root.Parse(args);
// What a signal interrupts, such as a request to Azure or a sandbox with its sites, takes longer to end in order than the two seconds that are
// usual; how long the service takes is its own setting, Worker:ShutdownGrace.
var endsWithin = parsed.CommandResult.Command.Name == "serve" ? TimeSpan.FromMinutes(11) : TimeSpan.FromSeconds(30);
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = endsWithin });

foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message.ReplaceLineEndings(" "));
Console.Error.WriteLine("'keycutover --help' shows what there is.");
return ExitCodes.BadInput;
