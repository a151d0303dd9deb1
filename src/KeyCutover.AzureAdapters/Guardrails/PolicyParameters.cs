using System.Text.Json;
using KeyCutover.AzureAdapters.Connections;

namespace KeyCutover.AzureAdapters.Guardrails;

/// <summary>The parameters of a policy: what was given, then the defaults.</summary>
internal sealed class PolicyParameters(IReadOnlyDictionary<string, JsonElement> values)
{
    /// <summary>The text of a value as a rule writes it: itself, or <c>[parameters('name')]</c>; null when that cannot be told.</summary>
    public string? Resolve(string? written)
    {
        if (written is null || !written.StartsWith('[')) return written;
        return NameIn(written) is { } name ? Text(name) : null;
    }

    /// <summary>The text of a parameter; null when it was neither given nor has a default.</summary>
    public string? Text(string name) => Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>These, completed by the defaults that a definition declares.</summary>
    public PolicyParameters WithDefaultsOf(JsonElement definition)
    {
        var all = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        if (definition.Child("parameters") is { ValueKind: JsonValueKind.Object } declared)
        {
            foreach (var parameter in declared.EnumerateObject())
            {
                if (parameter.Value.Child("defaultValue") is { ValueKind: not JsonValueKind.Undefined } value) all[parameter.Name] = value;
            }
        }

        foreach (var (name, value) in values) all[name] = value;
        return new PolicyParameters(all);
    }

    /// <summary>What an initiative with these parameters passes on to one of its members.</summary>
    public PolicyParameters PassedTo(JsonElement member)
    {
        var passed = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        if (member.Child("parameters") is not { ValueKind: JsonValueKind.Object } parameters) return new PolicyParameters(passed);
        foreach (var parameter in parameters.EnumerateObject())
        {
            var value = parameter.Value.Child("value");
            if (value.ValueKind == JsonValueKind.String && NameIn(value.GetString()!) is { } name) value = Find(name);
            if (value.ValueKind != JsonValueKind.Undefined) passed[parameter.Name] = value;
        }

        return new PolicyParameters(passed);
    }

    private JsonElement Find(string name) =>
        values.FirstOrDefault(value => value.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string? NameIn(string written) =>
        written.StartsWith("[parameters('", StringComparison.OrdinalIgnoreCase) && written.EndsWith("')]", StringComparison.Ordinal)
            ? written["[parameters('".Length..^"')]".Length]
            : null;
}
