using System.Text.Json;
using KeyCutover.AzureContract.Tests.Schemas;

namespace KeyCutover.AzureContract.Tests;

/// <summary>A check that lets everything pass would make every other test here pass.</summary>
public sealed class SchemaCheckTests
{
    private static readonly JsonElement Document = JsonDocument.Parse("""
        {
          "definitions": {
            "Account": {
              "type": "object",
              "required": ["name"],
              "properties": {
                "name": { "type": "string", "minLength": 2 },
                "state": { "enum": ["On", "Off", null] },
                "count": { "type": ["integer", "null"], "minimum": 1, "maximum": 5 },
                "parts": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "$ref": "#/definitions/Part" } },
                "either": { "oneOf": [{ "type": "string" }, { "type": "object", "required": ["id"] }] }
              },
              "additionalProperties": { "type": "boolean" }
            },
            "Part": {
              "type": "object",
              "if": { "properties": { "kind": { "const": "key" } }, "required": ["kind"] },
              "then": { "required": ["value"] },
              "else": { "required": ["reference"] }
            }
          }
        }
        """).RootElement;

    [Theory]
    [InlineData("""{"name":"ab","state":null,"count":5,"parts":[{"kind":"key","value":1},{"reference":2}],"either":{"id":1},"other":true}""")]
    [InlineData("""{"name":"ab","count":null,"either":"text"}""")]
    public void A_right_document_passes(string json) => Assert.Empty(Check(json));

    [Theory]
    [InlineData("""{}""", "(body): 'name' is required")]
    [InlineData("""[]""", """(body): is a array, not "object" """)]
    [InlineData("""{"name":1}""", """name: is a number, not "string" """)]
    [InlineData("""{"name":"a"}""", "name: is shorter than 2")]
    [InlineData("""{"name":"ab","state":"Idle"}""", """state: "Idle" is not one of ["On", "Off", null]""")]
    [InlineData("""{"name":"ab","count":1.5}""", """count: is a number, not ["integer", "null"]""")]
    [InlineData("""{"name":"ab","count":6}""", "count: is more than 5")]
    [InlineData("""{"name":"ab","parts":[]}""", "parts: has fewer than 1 elements")]
    [InlineData("""{"name":"ab","parts":[{"reference":1},{"reference":1}]}""", "parts: has the same element twice")]
    [InlineData("""{"name":"ab","parts":[{"kind":"key"}]}""", "parts[]: 'value' is required")]
    [InlineData("""{"name":"ab","parts":[{}]}""", "parts[]: 'reference' is required")]
    [InlineData("""{"name":"ab","either":{}}""", "either: 'id' is required")]
    [InlineData("""{"name":"ab","other":"yes"}""", """other: is a string, not "boolean" """)]
    public void A_wrong_document_is_told_where(string json, string problem) => Assert.Equal([problem.TrimEnd()], Check(json));

    private static IReadOnlyList<string> Check(string json)
    {
        using var value = JsonDocument.Parse(json);
        return new SchemaCheck(Document).Check(Document.GetProperty("definitions").GetProperty("Account"), value.RootElement);
    }
}
