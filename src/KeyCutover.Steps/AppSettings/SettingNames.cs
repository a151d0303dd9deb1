namespace KeyCutover.Steps.AppSettings;

/// <summary>When two spellings of a setting's name mean the same setting.</summary>
internal static class SettingNames
{
    /// <summary>The name under which <paramref name="current"/> holds the setting; null when it does not.</summary>
    /// <remarks>On Linux App Service hands <c>A:B</c> to the application as <c>A__B</c>, so a plan may spell it either way.</remarks>
    public static string? Find(IEnumerable<string> current, string name, bool isLinux) =>
        current.FirstOrDefault(candidate => Same(candidate, name, isLinux));

    public static bool Same(string one, string other, bool isLinux) =>
        string.Equals(Normal(one, isLinux), Normal(other, isLinux), StringComparison.OrdinalIgnoreCase);

    private static string Normal(string name, bool isLinux) => isLinux ? name.Replace(":", "__", StringComparison.Ordinal) : name;
}
