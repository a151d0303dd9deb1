using System.Diagnostics.CodeAnalysis;

namespace KeyCutover.Domain;

/// <summary>
/// An Azure Resource Manager id, such as
/// <c>/subscriptions/{sub}/resourceGroups/{rg}/providers/Microsoft.Web/sites/{app}</c>. Compared without regard to letter case, as Azure does.
/// </summary>
public sealed class AzureResourceId : IEquatable<AzureResourceId>
{
    private readonly string text;

    private AzureResourceId(string text, Guid subscription, string resourceGroup, string type, string name)
    {
        this.text = text;
        Subscription = subscription;
        ResourceGroup = resourceGroup;
        Type = type;
        Name = name;
    }

    /// <summary>The subscription that holds the resource.</summary>
    public Guid Subscription { get; }

    /// <summary>The resource group's name.</summary>
    public string ResourceGroup { get; }

    /// <summary>Provider and types, such as <c>Microsoft.Web/sites</c> or <c>Microsoft.Web/sites/slots</c>.</summary>
    public string Type { get; }

    /// <summary>The last segment: the resource's own name.</summary>
    public string Name { get; }

    /// <summary>The id of the resource group.</summary>
    public string ResourceGroupId => $"/subscriptions/{Subscription}/resourceGroups/{ResourceGroup}";

    /// <summary>The id of the subscription.</summary>
    public string SubscriptionId => $"/subscriptions/{Subscription}";

    /// <summary>Reads an id; false when <paramref name="text"/> is not the id of a resource in a resource group.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AzureResourceId? id)
    {
        id = null;
        if (text is null || !text.StartsWith('/')) return false;
        var parts = text.Trim('/').Split('/');
        if (parts.Length < 8 || parts.Length % 2 != 0 || parts.Any(string.IsNullOrWhiteSpace)) return false;
        if (!Is(parts[0], "subscriptions") || !Guid.TryParse(parts[1], out var subscription)) return false;
        if (!Is(parts[2], "resourceGroups") || !Is(parts[4], "providers")) return false;

        var types = parts.Skip(6).Where((_, index) => index % 2 == 0);
        id = new AzureResourceId("/" + string.Join('/', parts), subscription, parts[3], $"{parts[5]}/{string.Join('/', types)}", parts[^1]);
        return true;

        static bool Is(string part, string expected) => part.Equals(expected, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">It is not the id of a resource in a resource group.</exception>
    public static AzureResourceId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not the id of an Azure resource.");

    /// <summary>Whether the resource is of <paramref name="type"/>, such as <c>Microsoft.Web/sites</c>.</summary>
    public bool IsOfType(string type) => Type.Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public bool Equals(AzureResourceId? other) => other is not null && text.Equals(other.text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AzureResourceId);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(text);

    /// <summary>The id as it was written.</summary>
    public override string ToString() => text;
}
