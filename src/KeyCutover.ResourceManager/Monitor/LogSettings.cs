using System.Text.Json;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.Monitor.Models;

/// <summary>Whether one category of logs, or a group of them, is sent.</summary>
public class LogSettings
{
    /// <summary>Sent or not.</summary>
    public LogSettings(bool isEnabled) => IsEnabled = isEnabled;

    /// <summary>The category, such as <c>RequestResponse</c>.</summary>
    public string? Category { get; set; }

    /// <summary>The group, such as <c>allLogs</c>.</summary>
    public string? CategoryGroup { get; set; }

    /// <summary>Whether it is sent.</summary>
    public bool IsEnabled { get; set; }

    internal static LogSettings Read(JsonElement body) => new(body.Flag("enabled") ?? false)
    {
        Category = body.Text("category"),
        CategoryGroup = body.Text("categoryGroup"),
    };
}
