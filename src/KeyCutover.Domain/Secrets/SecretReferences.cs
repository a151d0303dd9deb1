using System.Text.Json;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Secrets;

/// <summary>Finds the secrets that a recorded before-image refers to.</summary>
internal static class SecretReferences
{
    public static IEnumerable<SecretReference> In(JsonElement image) => image.ValueKind switch
    {
        JsonValueKind.Object when IsReference(image) => [image.Deserialize<SecretReference>(StepJson.Options)!],
        JsonValueKind.Object => image.EnumerateObject().SelectMany(property => In(property.Value)),
        JsonValueKind.Array => image.EnumerateArray().SelectMany(In),
        _ => [],
    };

    private static bool IsReference(JsonElement element)
    {
        var names = element.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal);
        return names.SequenceEqual(["name", "vault", "version"]);
    }
}
