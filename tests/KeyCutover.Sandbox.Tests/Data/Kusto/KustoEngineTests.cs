using KeyCutover.Sandbox.Logs.Kusto;

namespace KeyCutover.Sandbox.Tests.Data.Kusto;

public sealed class KustoEngineTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly KustoTable Calls = new(
        [
            new("TimeGenerated", KustoType.DateTime), new("CorrelationId", KustoType.String), new("ResultSignature", KustoType.String),
            new("DurationMs", KustoType.Long), new("properties_s", KustoType.String), new(KustoColumn.IngestionTime, KustoType.DateTime),
        ],
        [
            Call(30, "a", "200", 100, """{"objectId":"","apiName":"Azure OpenAI API"}"""),
            Call(20, "b", "200", 200, """{"objectId":"11111111-0000-0000-0000-000000000000","tokens":[3,4]}"""),
            Call(20, "b", "", null, "{}"),
            Call(10, "c", "401", 300, """{"callerObjectId":"22222222-0000-0000-0000-000000000000"}"""),
            Call(5, "d", "200", 50, """{"objectId":null}"""),
        ]);

    [Theory]
    [InlineData("Calls | where TimeGenerated > ago(15m)", "c,d")]
    [InlineData("Calls | where TimeGenerated between (ago(25m) .. ago(8m)) | distinct CorrelationId", "b,c")]
    [InlineData("Calls | where TimeGenerated between (datetime(2026-03-02T11:35:00Z) .. 10m)", "b,b")]
    [InlineData("Calls | where not(ResultSignature == '200') and isnotempty(ResultSignature)", "c")]
    [InlineData("Calls | where ResultSignature !in ('200', '') or CorrelationId == \"a\"", "a,c")]
    [InlineData("Calls | where CorrelationId in~ ('A', 'D')", "a,d")]
    [InlineData("Calls | where CorrelationId =~ 'B' | limit 1", "b")]
    [InlineData("let some = dynamic([\"a\", \"c\"]); Calls | where CorrelationId in (some)", "a,c")]
    [InlineData("Calls | where CorrelationId !in~ (dynamic([\"A\", \"B\"]))", "c,d")]
    [InlineData("Calls | where properties_s has 'openai' or properties_s contains 'OKEN'", "a,b")]
    [InlineData("Calls | where properties_s has 'open'", "")]
    [InlineData("Calls | where properties_s startswith '{\"CALLER'", "c")]
    [InlineData("Calls | order by DurationMs | project CorrelationId", "c,b,a,d,b")]
    [InlineData("Calls | sort by DurationMs asc nulls last | take 2", "d,a")]
    [InlineData("Calls | top 2 by TimeGenerated desc", "d,c")]
    [InlineData("Calls | where parse_json(properties_s).tokens[1] == 4", "b")]
    [InlineData("let who = 'c'; let since = ago(1h); Calls | where TimeGenerated > since and CorrelationId == who", "c")]
    [InlineData("// newest first\nCalls\n| where DurationMs + 50 >= 2 * 125 // milliseconds\n", "b,c")]
    [InlineData("Calls | where ingestion_time() - TimeGenerated > 4m and DurationMs < 60", "d")]
    [InlineData("Calls | where isnull(DurationMs)", "b")]
    [InlineData("Calls | where DurationMs != 100", "b,b,c,d")]
    public void Rows_are_selected_and_ordered(string query, string ids)
    {
        var answer = Run(query);

        var place = answer.IndexOf("CorrelationId");
        Assert.Equal(ids, string.Join(',', answer.Rows.Select(row => row[place])));
    }

    [Fact]
    public void Key_calls_and_identity_calls_are_told_apart_once_per_call()
    {
        var answer = Run(
            """
            Calls
            | extend p = parse_json(properties_s)
            | extend oid = coalesce(tostring(p.objectId), tostring(p.callerObjectId))
            | summarize oid = take_anyif(oid, isnotempty(oid)), status = take_anyif(ResultSignature, isnotempty(ResultSignature)), t = max(TimeGenerated) by CorrelationId
            | where status == "200"
            | summarize keyCalls = countif(isempty(oid)), idCalls = countif(isnotempty(oid)), lastKey = maxif(t, isempty(oid))
            """);

        Assert.Equal(["keyCalls", "idCalls", "lastKey"], answer.Columns.Select(column => column.Name));
        Assert.Equal([2L, 1L, Now.AddMinutes(-5)], Assert.Single(answer.Rows));
    }

    [Fact]
    public void A_summary_without_keys_has_one_row_even_of_nothing()
    {
        var answer = Run("Calls | where false | summarize count(), max(TimeGenerated), take_any(ResultSignature), make_set(CorrelationId), dcount(CorrelationId)");

        Assert.Equal(["count_", "max_TimeGenerated", "ResultSignature", "set_CorrelationId", "dcount_CorrelationId"], answer.Columns.Select(column => column.Name));
        Assert.Equal([0L, null, "", "[]", 0L], Assert.Single(answer.Rows).Select(value => value is System.Text.Json.JsonElement json ? json.GetRawText() : value));
    }

    [Fact]
    public void Values_are_computed_converted_and_named()
    {
        var answer = Run(
            "Calls | where CorrelationId == 'b' | take 1 | project bin(TimeGenerated, 1h), lag = now() - TimeGenerated, tolong('7') + 1, x = iff(DurationMs > 1, strcat(tolower('AB'), 1), ''), todatetime('2026-01-01')");

        Assert.Equal(["TimeGenerated", "lag", "Column3", "x", "Column5"], answer.Columns.Select(column => column.Name));
        Assert.Equal(
            [Now.AddHours(-1), TimeSpan.FromMinutes(20), 8L, "ab1", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)], Assert.Single(answer.Rows));
    }

    [Fact]
    public void Count_answers_one_number_and_hidden_columns_stay_hidden()
    {
        Assert.Equal(5L, Assert.Single(Run("Calls | count").Rows)[0]);
        Assert.DoesNotContain(Run("Calls").Columns, column => column.IsHidden);
        Assert.DoesNotContain(Run("Calls | project-away properties_s").Columns, column => column.Name == "properties_s");
    }

    [Theory]
    [InlineData("Calls | where Missing == 1", "SemanticError", "SEM0100", "Missing")]
    [InlineData("Nothing | count", "SemanticError", "SEM0100", "Nothing")]
    [InlineData("Calls | where TimeGenerated > 'yesterday'", "SemanticError", "SEM0064", "datetime and string")]
    [InlineData("Calls | extend x = series_fit(1)", "SemanticError", "SEM0260", "series_fit")]
    [InlineData("Calls | summarize DurationMs", "SemanticError", "SEM0138", "DurationMs")]
    [InlineData("Calls | where DurationMs", "SemanticError", "SEM0080", "boolean")]
    [InlineData("Calls | join (Other) on x", "SyntaxError", "SYN0002", "'join' on line [1,8]")]
    [InlineData("Calls |\n where (DurationMs > 1", "SyntaxError", "SYN0002", "'<EOF>' on line [2,22]")]
    [InlineData("Calls | where x == 'open", "SyntaxError", "SYN0002", "''open'")]
    public void A_query_that_is_not_understood_is_refused_with_its_place(string query, string kind, string code, string named)
    {
        var refusal = Assert.Throws<KustoException>(() => Run(query));

        Assert.Equal((kind, code), (refusal.Kind, refusal.Code));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    private static KustoTable Run(string query) => KustoEngine.Run(query, name => name == "Calls" ? Calls : null, Now);

    private static object?[] Call(int minutesAgo, string id, string status, long? duration, string properties) =>
        [Now.AddMinutes(-minutesAgo), id, status, duration, properties, Now.AddMinutes(5 - minutesAgo)];
}
