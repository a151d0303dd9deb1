using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Sections;

namespace KeyCutover.Domain.Plans;

/// <summary>The JSON Schema of the plan language, for editors; written from the shapes that the reader reads by.</summary>
public static class PlanSchema
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema (draft-07, which YAML editors understand) for plans whose gates stand before <see cref="GateableSteps.Default"/>.</summary>
    public static string Generate() => Generate(GateableSteps.Default);

    /// <summary>The schema for plans whose gates stand before <paramref name="steps"/>.</summary>
    public static string Generate(IReadOnlyCollection<string> steps)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "KeyCutover plan",
            ["description"] = typeof(CutoverPlan).GetCustomAttribute<DescriptionAttribute>()!.Description,
        };
        foreach (var (name, value) in PlanSection.For(steps).Schema()) schema.Add(name, value?.DeepClone());
        schema["anyOf"] = new JsonArray(OneOfThese("callers"), OneOfThese("localAuth"));
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject OneOfThese(string key) => new() { ["required"] = new JsonArray(key) };
}
