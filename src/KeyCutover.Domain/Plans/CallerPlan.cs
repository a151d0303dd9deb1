using System.ComponentModel;

namespace KeyCutover.Domain.Plans;

/// <summary>One application to move.</summary>
public sealed record CallerPlan
{
    /// <summary>The name of its track in the run.</summary>
    [Description("A short name for the caller: lower-case letters, digits and dashes.")]
    public required string Name { get; init; }

    /// <summary>The caller's id (<c>Microsoft.Web/sites</c>).</summary>
    [Description("The resource id of the App Service web app (Microsoft.Web/sites).")]
    public required AzureResourceId Id { get; init; }

    /// <summary>The identity that replaces the key.</summary>
    [Description("The managed identity that replaces the key; the system-assigned one unless said otherwise.")]
    public IdentityPlan Identity { get; init; } = new();

    /// <summary>The app settings that make the application use its identity.</summary>
    [Description("The app settings that make the application use its identity.")]
    public required SettingsPlan Settings { get; init; }

    /// <summary>How the caller itself shows that its model calls succeed.</summary>
    [Description("How the application shows that its own model calls succeed.")]
    public required ValidatePlan Validate { get; init; }
}
