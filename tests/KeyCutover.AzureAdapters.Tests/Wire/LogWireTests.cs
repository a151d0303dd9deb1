using KeyCutover.AzureAdapters.Logs;
using KeyCutover.Domain;

namespace KeyCutover.AzureAdapters.Tests.Wire;

public sealed class LogWireTests
{
    private const string Workspace = WirePlayback.Group + "/providers/Microsoft.OperationalInsights/workspaces/pinegate-logs";
    private const string Query = "/v1/workspaces/99999999-9999-9999-9999-999999999999/query";
    private const string Caller = "11111111-1111-1111-1111-111111111111";

    private static readonly AzureResourceId Account = AzureResourceId.Parse(WirePlayback.Group + "/providers/Microsoft.CognitiveServices/accounts/pinegate-openai");
    private static readonly DateTimeOffset From = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly WirePlayback azure = new();

    public LogWireTests() => azure.On("GET", Workspace, 200,
        $$$$"""{"id":"{{{{Workspace}}}}","name":"pinegate-logs","type":"Microsoft.OperationalInsights/workspaces","location":"swedencentral","properties":{"customerId":"99999999-9999-9999-9999-999999999999"}}""");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_calls_and_identity_calls_are_counted_apart_and_refused_calls_not_at_all()
    {
        azure.On("POST", Query, 200, Table(
            Row("a", "", "200", "2026-05-01T00:10:00Z", "2026-05-01T00:14:00Z"),
            Row("b", Caller, "200", "2026-05-01T00:20:00Z", "2026-05-01T00:29:00Z"),
            Row("c", "", "401", "2026-05-01T00:30:00Z", "2026-05-01T00:31:00Z")));

        var summary = await new LogAnalytics(azure.Clients).SummariseAsync(Account, AzureResourceId.Parse(Workspace), From, From.AddHours(1), Cancellation);

        Assert.Equal((1, 1), (summary.KeyCalls, summary.IdentityCalls));
        Assert.Equal(From.AddMinutes(10), summary.LastKeyCall);
        Assert.Equal(From.AddMinutes(30), summary.NewestRow);
        Assert.Equal(TimeSpan.FromMinutes(9), summary.IngestionLag);
        Assert.Equal(["10.0.0.***, ChatCompletions_Create"], summary.KeyCallers);
        Assert.Equal("Bearer token", azure.Single("POST", "/query").Headers["Authorization"]);
    }

    [Fact]
    public async Task A_log_without_rows_says_nothing()
    {
        azure.On("POST", Query, 200, Table());

        var summary = await new LogAnalytics(azure.Clients).SummariseAsync(Account, AzureResourceId.Parse(Workspace), From, From.AddHours(1), Cancellation);

        Assert.Equal((0, 0, null, null), (summary.KeyCalls, summary.IdentityCalls, summary.NewestRow, summary.IngestionLag));
    }

    [Fact]
    public async Task A_result_that_was_cut_short_is_not_counted()
    {
        azure.On("POST", Query, 200, """{"tables":[{"name":"PrimaryResult","columns":[],"rows":[]}],"error":{"code":"PartialError","message":"There were some errors when processing your query."}}""");

        await Assert.ThrowsAsync<Azure.RequestFailedException>(() =>
            new LogAnalytics(azure.Clients).SummariseAsync(Account, AzureResourceId.Parse(Workspace), From, From.AddHours(1), Cancellation));
    }

    [Fact]
    public async Task One_call_is_found_by_its_request_id()
    {
        azure.On("POST", Query, 200, Table(Row("a", Caller, "200", "2026-05-01T00:10:00Z", "2026-05-01T00:14:00Z")));

        var call = await new LogAnalytics(azure.Clients).FindAsync(Account, AzureResourceId.Parse(Workspace), "a", Cancellation);

        Assert.Equal(new Domain.Logs.LoggedCall("a", From.AddMinutes(10), 200, new Guid(Caller)), call);
    }

    private static string Table(params string[] rows) =>
        $$$$"""{"tables":[{"name":"PrimaryResult","columns":[{"name":"CorrelationId","type":"string"},{"name":"oid","type":"string"},{"name":"status","type":"string"},{"name":"op","type":"string"},{"name":"ip","type":"string"},{"name":"t","type":"datetime"},{"name":"ingested","type":"datetime"}],"rows":[{{{{string.Join(',', rows)}}}}]}]}""";

    private static string Row(string id, string oid, string status, string at, string ingested) =>
        $"""["{id}","{oid}","{status}","ChatCompletions_Create","10.0.0.***","{at}","{ingested}"]""";
}
