using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KeyCutover.Domain.Plans;
using YamlDotNet.RepresentationModel;

namespace KeyCutover.Domain.Tests.Plans;

/// <summary>
/// The published schema is what the code generates, and says what the reader does. To publish it anew, run the tests with the environment
/// variable <c>KEYCUTOVER_UPDATE_DOCS=1</c>.
/// </summary>
public sealed class PlanSchemaTests
{
    private static readonly string Published = RepositoryFiles.At("docs", "plan.schema.json");

    private static readonly JsonObject Schema = JsonNode.Parse(PlanSchema.Generate())!.AsObject();

    public static TheoryData<string> Plans => PlanCasesTests.Plans;

    [Fact]
    public async Task The_published_schema_is_the_generated_one()
    {
        if (Environment.GetEnvironmentVariable("KEYCUTOVER_UPDATE_DOCS") == "1")
            await File.WriteAllTextAsync(Published, PlanSchema.Generate(), TestContext.Current.CancellationToken);

        Assert.True(
            await File.ReadAllTextAsync(Published, TestContext.Current.CancellationToken) == PlanSchema.Generate(),
            "docs/plan.schema.json is out of date: run 'dotnet test --project tests/KeyCutover.Domain.Tests' with KEYCUTOVER_UPDATE_DOCS=1 set, and commit it.");
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_plan_of_the_repository_follows_the_schema(string name)
    {
        using var text = File.OpenText(RepositoryFiles.At("plans", name + ".yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);

        Follows(yaml.Documents[0].RootNode, Schema, name);
    }

    [Fact]
    public void The_reader_knows_the_keys_of_the_schema_and_no_others() => Assert.All(Sections(Schema, ""), section =>
    {
        var (path, schema) = section;
        var keys = schema["properties"]!.AsObject().Select(property => property.Key).ToArray();
        var everyKey = string.Join(", ", keys.Append("unheard-of").Select(key => $"{key}: []"));
        var result = PlanReader.Read("plan.yaml", At(path, $"{{ {everyKey} }}"));

        var unknown = Assert.Single(result.Problems, problem => problem.Code == "KC1101");
        Assert.Contains($"the keys are {string.Join(", ", keys)}.", unknown.Fix, StringComparison.Ordinal);
    });

    [Fact]
    public void The_reader_misses_the_keys_that_the_schema_requires_and_no_others() => Assert.All(Sections(Schema, ""), section =>
    {
        var (path, schema) = section;
        var result = PlanReader.Read("plan.yaml", At(path, "{}"));

        var required = schema["required"]?.AsArray().Select(key => $"{Dotted(path)}{key} is missing.") ?? [];
        var missing = result.Problems.Where(problem => problem.Code == "KC1103").Select(problem => problem.Message);
        Assert.Equal(required, missing.Where(message => Regex.IsMatch(message, $"^{Regex.Escape(Dotted(path))}[A-Za-z]+ ")));
    });

    [Fact]
    public void Every_key_is_described_in_the_schema_and_in_the_manual()
    {
        var manual = File.ReadAllText(RepositoryFiles.At("docs", "plans.md"));

        Assert.All(Sections(Schema, "").SelectMany(section => section.Schema["properties"]!.AsObject()), property =>
        {
            Assert.NotEmpty(property.Value!["description"]!.GetValue<string>());
            Assert.Contains($"`{property.Key}`", manual, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_problem_code_is_in_the_manual()
    {
        var manual = File.ReadAllText(RepositoryFiles.At("docs", "plans.md"));
        var expected = Directory.EnumerateFiles(RepositoryFiles.At("tests", "KeyCutover.Domain.Tests", "Plans", "Cases"), "*.problems.txt")
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "KC[0-9]{4}").Select(match => match.Value)).Distinct();

        Assert.All(expected, code => Assert.Contains($"| {code} |", manual, StringComparison.Ordinal));
    }

    /// <summary>Types, keys, required keys, words and patterns: what can be checked without a JSON Schema library.</summary>
    private static void Follows(YamlNode node, JsonObject schema, string path)
    {
        switch (node)
        {
            case YamlMappingNode mapping when schema["properties"] is JsonObject properties:
                foreach (var (key, value) in mapping.Children)
                    Follows(value, Assert.IsType<JsonObject>(properties[$"{key}"]), $"{path}.{key}");
                Assert.All(schema["required"]?.AsArray() ?? [], key => Assert.Contains(mapping.Children.Keys, present => $"{present}" == $"{key}"));
                break;
            case YamlMappingNode mapping:
                var (names, values) = (schema["propertyNames"]!.AsObject(), schema["additionalProperties"]!.AsObject());
                foreach (var (key, value) in mapping.Children)
                {
                    Follows(key, names, path);
                    Follows(value, values, $"{path}.{key}");
                }

                break;
            case YamlSequenceNode sequence:
                Assert.Equal("array", $"{schema["type"]}");
                Assert.All(sequence.Children, item => Follows(item, schema["items"]!.AsObject(), $"{path}[]"));
                break;
            default:
                Assert.Contains(int.TryParse($"{node}", out _) ? "integer" : "string", schema["type"]!.ToJsonString(), StringComparison.Ordinal);
                if (schema["pattern"] is { } pattern) Assert.Matches($"{pattern}", $"{node}");
                if (schema["enum"] is JsonArray words) Assert.Contains($"{node}", words.Select(word => $"{word}"));
                break;
        }
    }

    /// <summary>Every mapping with keys of its own, by path; <c>[]</c> stands for a list's items.</summary>
    private static IEnumerable<(string Path, JsonObject Schema)> Sections(JsonObject schema, string path)
    {
        if (schema["items"] is JsonObject items)
            foreach (var section in Sections(items, $"{path}[]")) yield return section;

        if (schema["properties"] is not JsonObject properties) yield break;
        yield return (path, schema);
        foreach (var (name, value) in properties)
            foreach (var section in Sections(value!.AsObject(), $"{path}/{name}")) yield return section;
    }

    /// <summary>A plan that has only <paramref name="value"/>, at <paramref name="path"/>.</summary>
    private static string At(string path, string value) => path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse()
        .Aggregate(value, (inner, part) => part.EndsWith("[]", StringComparison.Ordinal)
            ? $"{{ {part[..^2]}: [ {inner} ] }}"
            : $"{{ {part}: {inner} }}");

    /// <summary>The path as problems write it, up to the key.</summary>
    private static string Dotted(string path) =>
        path.Length == 0 ? "" : path[1..].Replace("[]", "[0]", StringComparison.Ordinal).Replace('/', '.') + ".";
}
