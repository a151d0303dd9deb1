using System.Net;
using System.Text.Json;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using KeyCutover.Worker.Desk;
using static KeyCutover.Domain.People.AppRoles;

namespace KeyCutover.Worker.Tests.Api;

/// <summary>Who may use which endpoint: all that the API's description names, tried by all kinds of people.</summary>
public sealed class RoleTests(World world)
{
    private static readonly EndpointRow[] Rows =
    [
        new("getMe", EndpointRow.Anybody, _ => At("/me")),
        new("listPlans", EndpointRow.Anybody, _ => At("/plans")),
        new("submitPlan", [PlanSubmit], _ => At("/plans", new SubmitPlanRequest("claims.yaml", RunningService.PlanText)), HttpStatusCode.Created),
        new("getPlan", EndpointRow.Anybody, async service => ($"/plans/{await PlanAsync(service)}", null)),
        new("previewPlan", EndpointRow.Anybody, async service => ($"/plans/{await PlanAsync(service)}/preview", null)),
        new("listRuns", EndpointRow.Anybody, _ => At("/runs")),
        new("startRun", [PlanSubmit, RunOperate], async service => ("/runs", new StartRunRequest(await PlanAsync(service))), HttpStatusCode.Created),
        new("getRun", EndpointRow.Anybody, async service => ($"/runs/{await RunAsync(service, RunState.Running)}", null)),
        new("explainRun", EndpointRow.Anybody, async service => ($"/runs/{await RunAsync(service, RunState.Running)}/explanation", null)),
        new("listEvents", EndpointRow.Anybody, async service => ($"/runs/{await RunAsync(service, RunState.Running)}/events", null)),
        new("pauseRun", [RunOperate], async service => ($"/runs/{await RunAsync(service, RunState.AwaitingApproval)}/pause", null)),
        new("resumeRun", [RunOperate], async service => ($"/runs/{await PausedAtGateAsync(service)}/resume", null)),
        new("retryRun", [RunOperate], async service => ($"/runs/{(await service.WriteAsync(RunState.Preflight, run => run.Wait())).RunId}/retry", null)),
        new("rollbackRun", [RunOperate], async service => ($"/runs/{await RunAsync(service, RunState.Preflight)}/rollback", null)),
        new("cancelRun", [RunOperate], async service => ($"/runs/{await RunAsync(service, RunState.AwaitingApproval)}/cancel", null)),
        new("listGates", EndpointRow.Anybody, _ => At("/gates")),
        new("getGate", EndpointRow.Anybody, async service => (await GateAsync(service, ""), null)),
        new("approveGate", [GateApprove], async service => (await GateAsync(service, "/approve"), await DecisionAsync(service)), PeopleOnly: true),
        new("declineGate", [GateApprove], async service => (await GateAsync(service, "/decline"), await DecisionAsync(service)), PeopleOnly: true),
        new("exportEvidence", [AuditRead, RunOperate], async service => ($"/runs/{await RunAsync(service, RunState.Succeeded)}/evidence", null)),
        new("getEvidenceKey", EndpointRow.Anybody, _ => At("/evidence/key")),
        new("listActs", [AuditRead], _ => At("/audit/acts")),
        new("listRefusals", [AuditRead], _ => At("/audit/refusals")),
        new("listWebhooks", [AuditRead, RunOperate], _ => At("/webhooks")),
        new("listDeliveries", [AuditRead, RunOperate], _ => At("/webhooks/deliveries")),
        // There is no delivery: whoever may is told so.
        new("replayDelivery", [RunOperate], _ => At("/webhooks/deliveries/1/replay"), HttpStatusCode.NotFound),
    ];

    [Fact]
    public async Task Every_endpoint_answers_everybody_as_their_role_allows()
    {
        var operations = await OperationsAsync();
        Assert.Equal(operations.Keys.Order(), Rows.Select(row => row.Id).Order());

        await using var service = await world.StartServiceAsync();
        var wrong = new List<string>();
        foreach (var (name, caller, roles) in await EverybodyAsync(service))
        {
            using (caller)
                foreach (var row in Rows)
                {
                    var (path, body) = await row.Request(service);
                    var answer = operations[row.Id] == "get" ? await caller.GetAsync(path) : await caller.PostAsync(path, body);
                    var expected = roles is null ? HttpStatusCode.Unauthorized : row.Expected(roles, name == "the pipeline");
                    if (answer.Status != expected) wrong.Add($"{row.Id} by {name}: {answer.Status} instead of {expected}: {answer.Text}");
                    else if (expected >= HttpStatusCode.BadRequest) answer.IsProblem(expected);
                }
        }

        Assert.Empty(wrong);
    }

    private static async Task<IReadOnlyList<(string Name, ApiCaller Caller, IReadOnlyList<string>? Roles)>> EverybodyAsync(RunningService service) =>
    [
        ("nobody", service.WithToken(null), null),
        ("Nina without a role", service.As(Persona.Nina), []),
        ("Erin", service.As(Persona.Erin), [PlanSubmit]),
        ("Ben", service.As(Persona.Ben), [GateApprove]),
        ("Otto", service.As(Persona.Otto), [RunOperate]),
        ("Ada", service.As(Persona.Ada), [AuditRead]),
        ("the pipeline", await service.AsPipelineAsync(), [PlanSubmit, GateApprove]),
    ];

    /// <summary>Every operation of the description, with its method.</summary>
    private async Task<Dictionary<string, string>> OperationsAsync()
    {
        using var ada = world.Service.As(Persona.Ada);
        var description = (await ada.SendAsync(HttpMethod.Get, "/openapi/v1.json", null, [])).Is<JsonElement>(HttpStatusCode.OK);
        return description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .ToDictionary(operation => operation.Value.GetProperty("operationId").GetString()!, operation => operation.Name);
    }

    private static Task<(string Path, object? Body)> At(string path, object? body = null) => Task.FromResult((path, body));

    private static async Task<string> PlanAsync(RunningService service)
    {
        var erin = new Person(Persona.Erin.ObjectId, Persona.Erin.Name, [PlanSubmit], [], false);
        return (await service.Services.GetRequiredService<PlanDesk>().SubmitAsync(erin, "claims.yaml", RunningService.PlanText, "the same", World.Cancellation)).Id;
    }

    private static async Task<string> RunAsync(RunningService service, RunState state) => (await service.WriteAsync(state)).RunId;

    private static async Task<string> PausedAtGateAsync(RunningService service) =>
        (await service.WriteAsync(RunState.AwaitingApproval, run => run.Write(new Domain.Journal.RunPaused("a look first", "somebody")))).RunId;

    private static async Task<string> GateAsync(RunningService service, string verb)
    {
        var run = await service.WriteAsync(RunState.AwaitingApproval);
        return $"/runs/{run.RunId}/gates/{run.Gated.Track}/{run.Gated.Name}{verb}";
    }

    private static async Task<DecisionRequest> DecisionAsync(RunningService service)
    {
        var run = await service.WriteAsync(RunState.AwaitingApproval);
        return new DecisionRequest(run.Gated.Gate!.Card.Digest());
    }
}
