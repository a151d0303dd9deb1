using KeyCutover.Domain;

namespace KeyCutover.AzureAdapters.Guardrails;

/// <summary>Compares scopes without regard to letter case, as Azure does.</summary>
internal static class Scopes
{
    /// <summary>Whether a scope is the resource or one that holds it.</summary>
    public static bool Covers(string scope, AzureResourceId resource) =>
        Same(scope, resource) || resource.ToString().StartsWith(scope.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a scope is the resource itself.</summary>
    public static bool Same(string? scope, AzureResourceId resource) =>
        string.Equals(scope?.TrimEnd('/'), resource.ToString(), StringComparison.OrdinalIgnoreCase);
}
