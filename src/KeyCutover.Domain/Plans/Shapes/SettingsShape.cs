using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>App settings by name. Numbers, true and false are taken as they are written, since an app setting is a text anyway.</summary>
internal sealed class SettingsShape : Shape<IReadOnlyDictionary<string, string>>
{
    private const string FixForSecret =
        "write a Key Vault reference: '@Microsoft.KeyVault(SecretUri=https://VAULT.vault.azure.net/secrets/NAME)'.";

    public override bool TryRead(
        PlanNode node, string path, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, string> value)
    {
        value = null;
        if (node is not MappingNode mapping)
        {
            ReportWrongType(node, path, "a mapping", "write 'NAME: value' lines, or leave the key out.", context);
            return false;
        }

        // App Service does not tell names apart by letter case.
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in mapping.Entries)
        {
            if (!TextShape.SettingName.TryRead(entry.Key, $"A name in {path}", context, out var name)) continue;
            if (!seen.Add(name))
                ReportDuplicate(entry.Key, $"{path}.{name}", context);
            else if (TryReadValue(entry.Value, name, $"{path}.{name}", context, out var text))
                settings.Add(name, text);
        }

        value = settings;
        return settings.Count == mapping.Entries.Count;
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["propertyNames"] = TextShape.SettingName.Schema(),
        ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
    };

    private static bool TryReadValue(PlanNode node, string name, string path, ReadContext context, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        if (node is not ScalarNode { Meaning: not ScalarMeaning.Nothing } scalar)
            ReportWrongType(node, path, "a text", "write the setting's value; '' for an empty one.", context);
        else if (Placeholders.In(scalar.Text) is { } placeholder)
            ReportPlaceholder(scalar, path, placeholder, "write the setting's value.", context);
        else if (SecretSigns.InSetting(name, scalar.Text))
            context.Report(scalar.Place, ProblemCodes.Secret, $"The value of {path} looks like a secret (not shown).", FixForSecret);
        else
            value = scalar.Text;
        return value is not null;
    }
}
