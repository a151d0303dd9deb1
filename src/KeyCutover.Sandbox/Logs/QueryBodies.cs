using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Logs.Kusto;

namespace KeyCutover.Sandbox.Logs;

/// <summary>Answers of the query service.</summary>
internal static class QueryBodies
{
    public static JsonObject Table(KustoTable table) => new()
    {
        ["tables"] = new JsonArray(new JsonObject
        {
            ["name"] = "PrimaryResult",
            ["columns"] = new JsonArray([.. table.Columns.Select(column => new JsonObject { ["name"] = column.Name, ["type"] = column.Type.Word() })]),
            ["rows"] = new JsonArray([.. table.Rows.Select(row => new JsonArray([.. row.Select(Value)]))]),
        }),
    };

    public static JsonObject Refused(KustoException refusal)
    {
        var innermost = new JsonObject { ["code"] = refusal.Code, ["message"] = refusal.Message, ["line"] = refusal.Line, ["pos"] = refusal.Position, ["token"] = refusal.Token };
        var kind = refusal.Kind == "SyntaxError" ? "A recognition error occurred in the query." : "A semantic error occurred.";
        return Error("BadArgumentError", "The request had some invalid properties", new JsonObject { ["code"] = refusal.Kind, ["message"] = kind, ["innererror"] = innermost });
    }

    public static JsonObject Error(string code, string message, JsonObject? inner = null)
    {
        var error = new JsonObject { ["message"] = message, ["code"] = code, ["correlationId"] = Guid.NewGuid().ToString() };
        if (inner is not null)
            error["innererror"] = inner;
        return new JsonObject { ["error"] = error };
    }

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        bool flag => flag,
        long whole => whole,
        double real => real,
        // Times, spans and dynamic values travel as text.
        _ => KustoValues.Text(value),
    };
}
