using System.Diagnostics.CodeAnalysis;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>The GUID of a role that cannot list keys. Not its name: Azure renames roles, and names may be given twice.</summary>
internal sealed class RoleShape() : GuidShape($"write {Usual}.")
{
    private static readonly string Usual = $"{WellKnownRoles.CognitiveServicesOpenAIUser} (Cognitive Services OpenAI User)";

    protected override bool TryParse(ScalarNode scalar, string path, ReadContext context, [MaybeNullWhen(false)] out Guid value)
    {
        if (!base.TryParse(scalar, path, context, out value)) return false;
        if (!WellKnownRoles.CanListKeys.TryGetValue(value, out var name)) return true;

        context.Report(scalar.Place, ProblemCodes.RoleListsKeys, $"{path} is {name}, a role that can list the account's keys.", Fix);
        return false;
    }

    protected override string FixFor(string text) =>
        WellKnownRoles.CanListKeys.Values.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? $"{text} can list keys; {Fix}"
            : Fix;
}
