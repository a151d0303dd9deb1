using KeyCutover.AzureAdapters.Logs;

namespace KeyCutover.AzureAdapters.Tests.Logs;

/// <summary>The queries are a contract with whatever evaluates them: a change shows here first.</summary>
public sealed class KustoTests
{
    private const string Rest =
        """
        | extend p = parse_json(properties_s)
        | extend oid = coalesce(tostring(p.objectId), tostring(p.callerObjectId)), ingested = ingestion_time()
        | summarize oid = take_anyif(oid, isnotempty(oid)), status = take_anyif(ResultSignature, isnotempty(ResultSignature)), op = take_anyif(OperationName, isnotempty(OperationName)), ip = take_anyif(CallerIPAddress, isnotempty(CallerIPAddress)), t = max(TimeGenerated), ingested = max(ingested) by CorrelationId
        """;

    [Fact]
    public void Calls_are_asked_for_by_account_and_span()
    {
        var from = new DateTimeOffset(2026, 5, 1, 2, 0, 0, TimeSpan.FromHours(2));

        Assert.Equal(
            """
            AzureDiagnostics
            | where TimeGenerated between (datetime(2026-05-01T00:00:00.0000000Z)..datetime(2026-05-01T01:00:00.0000000Z)) and ResourceProvider == "MICROSOFT.COGNITIVESERVICES" and Category == "RequestResponse" and _ResourceId =~ "/subscriptions/s/x"

            """ + Rest,
            Kusto.CallsOf("/subscriptions/s/x", from, from.AddHours(1)));
    }

    [Fact]
    public void One_call_is_asked_for_by_its_request_id_which_cannot_break_out_of_its_quotes() =>
        Assert.Equal(
            """
            AzureDiagnostics
            | where CorrelationId == "a\" or \"1\" == \"1" and ResourceProvider == "MICROSOFT.COGNITIVESERVICES" and Category == "RequestResponse" and _ResourceId =~ "/subscriptions/s/x"

            """ + Rest,
            Kusto.CallOf("/subscriptions/s/x", """a" or "1" == "1"""));
}
