using System.Globalization;

namespace KeyCutover.AzureAdapters.Logs;

/// <summary>
/// The Log Analytics queries. Newer logs write two rows for one call, one of them nearly empty, and the object id under either of two names;
/// so rows are brought together by CorrelationId, which is the answer's <c>apim-request-id</c>. Counting is done by the reader.
/// </summary>
internal static class Kusto
{
    /// <summary>One row for each call in a span of time, whatever its status: a refused call still shows that the log works.</summary>
    internal const string Calls =
        """
        AzureDiagnostics
        | where TimeGenerated between (datetime(%from%)..datetime(%to%)) and ResourceProvider == "MICROSOFT.COGNITIVESERVICES" and Category == "RequestResponse" and _ResourceId =~ "%account%"
        | extend p = parse_json(properties_s)
        | extend oid = coalesce(tostring(p.objectId), tostring(p.callerObjectId)), ingested = ingestion_time()
        | summarize oid = take_anyif(oid, isnotempty(oid)), status = take_anyif(ResultSignature, isnotempty(ResultSignature)), op = take_anyif(OperationName, isnotempty(OperationName)), ip = take_anyif(CallerIPAddress, isnotempty(CallerIPAddress)), t = max(TimeGenerated), ingested = max(ingested) by CorrelationId
        """;

    /// <summary>The one row of one call.</summary>
    internal const string Call =
        """
        AzureDiagnostics
        | where CorrelationId == "%request%" and ResourceProvider == "MICROSOFT.COGNITIVESERVICES" and Category == "RequestResponse" and _ResourceId =~ "%account%"
        | extend p = parse_json(properties_s)
        | extend oid = coalesce(tostring(p.objectId), tostring(p.callerObjectId)), ingested = ingestion_time()
        | summarize oid = take_anyif(oid, isnotempty(oid)), status = take_anyif(ResultSignature, isnotempty(ResultSignature)), op = take_anyif(OperationName, isnotempty(OperationName)), ip = take_anyif(CallerIPAddress, isnotempty(CallerIPAddress)), t = max(TimeGenerated), ingested = max(ingested) by CorrelationId
        """;

    /// <summary>The calls of an account from one moment to another.</summary>
    internal static string CallsOf(string account, DateTimeOffset from, DateTimeOffset to) =>
        Calls.Replace("%from%", Moment(from)).Replace("%to%", Moment(to)).Replace("%account%", Literal(account));

    /// <summary>The call of that request id.</summary>
    internal static string CallOf(string account, string request) =>
        Call.Replace("%request%", Literal(request)).Replace("%account%", Literal(account));

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static string Literal(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"");
}
