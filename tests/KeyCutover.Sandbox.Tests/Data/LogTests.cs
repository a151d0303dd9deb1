using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra;

namespace KeyCutover.Sandbox.Tests.Data;

public sealed class LogTests : IAsyncLifetime
{
    private const string ByCall =
        """
        AzureDiagnostics
        | where TimeGenerated between (datetime(2020-01-01T00:00:00.0000000Z)..datetime(2099-01-01T00:00:00Z)) and ResourceProvider == "MICROSOFT.COGNITIVESERVICES" and Category == "RequestResponse" and _ResourceId =~ "%account%"
        | extend p = parse_json(properties_s)
        | extend oid = coalesce(tostring(p.objectId), tostring(p.callerObjectId)), ingested = ingestion_time()
        | summarize oid = take_anyif(oid, isnotempty(oid)), status = take_anyif(ResultSignature, isnotempty(ResultSignature)), op = take_anyif(OperationName, isnotempty(OperationName)), ip = take_anyif(CallerIPAddress, isnotempty(CallerIPAddress)), t = max(TimeGenerated), lag = max(ingested - TimeGenerated) by CorrelationId
        | order by t asc
        """;

    private RunningSandbox sandbox = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await StartAsync("");

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Theory]
    [InlineData("objectId", false)]
    [InlineData("callerObjectId", true)]
    public async Task Calls_by_key_and_by_identity_are_told_apart_once_they_are_ingested(string field, bool duplicates)
    {
        await sandbox.DisposeAsync();
        await StartAsync($"knobs:\n  logIdentityField: {field}\n  logDuplicateRows: {(duplicates ? "true" : "false")}\n");
        var byKey = await sandbox.CallAsync(sandbox.ModelAccount().Key1);
        var byToken = await sandbox.CallAsync(bearer: await sandbox.TokenAsync());
        await sandbox.CallAsync("wrong");
        Assert.Empty(await RowsAsync(ByCall));

        sandbox.Wall.Advance(TimeSpan.FromMinutes(5));

        var rows = await RowsAsync(ByCall);
        Assert.Equal(3, rows.Count);
        Assert.Equal([RequestId(byKey), "", "200", "ChatCompletions_Create", "127.0.0.***"], Texts(rows[0])[..5]);
        Assert.Equal([RequestId(byToken), sandbox.Azure.World.Principals[0].ObjectId, "200"], Texts(rows[1])[..3]);
        Assert.Equal(["", "401"], Texts(rows[2])[1..3]);
        Assert.Equal("00:05:00", Texts(rows[0])[6]);
        Assert.Equal(duplicates ? 6 : 3, (int?)(await RowsAsync("AzureDiagnostics | count"))[0]![0]);
    }

    [Fact]
    public async Task Without_a_diagnostic_setting_nothing_is_logged()
    {
        sandbox.Azure.World.DiagnosticSettings.Clear();
        await sandbox.CallAsync(sandbox.ModelAccount().Key1);

        sandbox.Wall.Advance(TimeSpan.FromMinutes(5));

        Assert.Empty(await RowsAsync("AzureDiagnostics"));
    }

    [Fact]
    public async Task A_timespan_cuts_the_table()
    {
        await sandbox.CallAsync(sandbox.ModelAccount().Key1);
        sandbox.Wall.Advance(TimeSpan.FromMinutes(5));

        Assert.Empty(await RowsAsync("AzureDiagnostics", "PT1M"));
        Assert.Single(await RowsAsync("AzureDiagnostics", "PT1H"));
    }

    [Fact]
    public async Task A_query_that_is_not_understood_is_refused_in_the_service_s_envelope()
    {
        var answer = await QueryAsync("AzureDiagnostics | where Nothing == 1");

        Assert.Equal((400, "BadArgumentError"), (answer.Status, answer.Code));
        Assert.Equal("SemanticError", (string?)answer.Body!["error"]!["innererror"]!["code"]);
        Assert.Equal(("SEM0100", "Nothing"), ((string?)answer.Body["error"]!["innererror"]!["innererror"]!["code"], (string?)answer.Body["error"]!["innererror"]!["innererror"]!["token"]));
    }

    [Fact]
    public async Task A_caller_must_have_a_token_for_logs_and_the_right_to_read_the_workspace()
    {
        Assert.Equal(401, (await QueryAsync("AzureDiagnostics", audience: Audiences.Vault)).Status);

        sandbox.Azure.World.RoleAssignments.Clear();
        var refused = await QueryAsync("AzureDiagnostics");
        Assert.Equal((403, "InsufficientAccessError"), (refused.Status, refused.Code));
    }

    private async Task StartAsync(string extraSeed) => sandbox = await RunningSandbox.StartAsync(
        extraSeed,
        change: seed => seed.Replace("    - Key Vault Secrets Officer\n", "    - Key Vault Secrets Officer\n    - Cognitive Services OpenAI User\n", StringComparison.Ordinal));

    private async Task<JsonArray> RowsAsync(string query, string? timespan = null)
    {
        var answer = await QueryAsync(query, timespan);
        Assert.Equal(200, answer.Status);
        return answer.Body!["tables"]![0]!["rows"]!.AsArray();
    }

    private async Task<Answer> QueryAsync(string query, string? timespan = null, string audience = Audiences.Logs)
    {
        var logs = sandbox.Connection.Logs;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(logs.Endpoint, $"v1/workspaces/{logs.WorkspaceId}/query"))
        {
            Content = JsonContent.Create(new { query = query.Replace("%account%", sandbox.Account, StringComparison.Ordinal), timespan }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await sandbox.TokenAsync(audience));
        return await Answer.OfAsync(await sandbox.Http.SendAsync(request, Cancellation));
    }

    private static string RequestId(Answer answer) => Assert.Single(answer.Headers.GetValues("apim-request-id"));

    private static string[] Texts(JsonNode? row) => [.. row!.AsArray().Select(cell => cell?.ToString() ?? "")];
}
