using System.Text.Json.Serialization;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.Steps.AppSettings;

/// <summary>The settings that a step touches, and who served, before it.</summary>
/// <param name="IsLinux">Whether the caller runs on Linux, where <c>:</c> in a name is <c>__</c>.</param>
/// <param name="Settings">Each setting that the plan names, present or not.</param>
/// <param name="Sticky">Those of them that stay with the slot.</param>
/// <param name="Serving">The processes that served, and how their model calls went.</param>
public sealed record SettingsBefore(
    bool IsLinux, IReadOnlyList<SettingImage> Settings, IReadOnlyList<string> Sticky, IReadOnlyList<ServingProcess> Serving) : IHoldsSecrets
{
    /// <summary>Whether every setting is as the plan wants it already, so that nothing is written and no new process comes.</summary>
    [JsonIgnore]
    public bool IsAsPlanned => Settings.All(setting => setting.AsPlanned);

    /// <inheritdoc />
    [JsonIgnore]
    public IEnumerable<KeyValuePair<string, SecretValue>> Secrets =>
        Settings.Where(setting => setting.Secret is not null).Select(setting => KeyValuePair.Create(setting.Name, setting.Secret!));
}

/// <summary>One setting before the step.</summary>
public sealed record SettingImage
{
    /// <summary>Its name, as the caller spells it; as the plan spells it when it is absent.</summary>
    public required string Name { get; init; }

    /// <summary>Its value, taken for a secret; null when it is absent or a reference.</summary>
    public SecretValue? Secret { get; init; }

    /// <summary>The Key Vault reference that it is, word for word: no secret, and it must be put back as a reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether it was as the plan wants it already.</summary>
    public required bool AsPlanned { get; init; }

    /// <summary>Whether it was there.</summary>
    [JsonIgnore]
    public bool Exists => Secret is not null || Reference is not null;
}

/// <summary>A process of the caller.</summary>
/// <param name="Instance">Its instance.</param>
/// <param name="Process">Tells it from the next process of that instance; null when the application does not say.</param>
/// <param name="Succeeded">Whether its model call succeeded.</param>
/// <param name="ObjectId">Who the model saw; null for a key call.</param>
public sealed record ServingProcess(string Instance, string? Process, bool Succeeded, Guid? ObjectId);
