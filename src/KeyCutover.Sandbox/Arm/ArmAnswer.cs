using System.Text.Encodings.Web;
using System.Text.Json;

namespace KeyCutover.Sandbox.Arm;

/// <summary>An answer, already written as JSON: handlers run under the world's gate, and what is written later would be written without it.</summary>
internal sealed class ArmAnswer
{
    // As Azure writes: a quotation mark in a message is a quotation mark.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private ArmAnswer(int status, string? body)
    {
        Status = status;
        Body = body;
    }

    public int Status { get; }

    public string? Body { get; }

    public string ContentType { get; private init; } = "application/json; charset=utf-8";

    public Dictionary<string, string> Headers { get; } = [];

    public static ArmAnswer Ok(object body) => Json(200, body);

    public static ArmAnswer Json(int status, object body) => new(status, JsonSerializer.Serialize(body, Relaxed));

    public static ArmAnswer List(IEnumerable<object> values) => Ok(new { value = values.ToArray() });

    public static ArmAnswer Empty(int status) => new(status, null);

    public static ArmAnswer Xml(string body) => new(200, body) { ContentType = "application/xml" };

    public ArmAnswer With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }
}
