using KeyCutover.Sandbox.Knobs;

namespace KeyCutover.Sandbox.World;

/// <summary>An Azure OpenAI or AI Services account.</summary>
internal sealed class ModelAccount : AzureResource
{
    public const string ResourceType = "Microsoft.CognitiveServices/accounts";

    private readonly List<LocalAuthChange> localAuthChanges = [];

    public override string Type => ResourceType;

    public required string Kind { get; init; }

    public required string Sku { get; init; }

    /// <summary>Without one, the account takes keys only. It can be added once and never changed.</summary>
    public required string? Subdomain { get; set; }

    public required string Key1 { get; set; }

    public required string Key2 { get; set; }

    public required string InternalId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string ETag { get; set; }

    public List<ModelDeployment> Deployments { get; } = [];

    public ResourceIdentity Identity { get; set; } = ResourceIdentity.None;

    /// <summary>What Resource Manager says; null, as on older accounts, means keys are allowed.</summary>
    public bool? DisableLocalAuth { get; private set; }

    /// <summary>How it refuses a key that it does not allow; as the knob says when null.</summary>
    public KeyRefusal? KeyRefusal { get; set; }

    public string PublicNetworkAccess { get; set; } = "Enabled";

    public AccountNetwork Network { get; set; } = AccountNetwork.Open;

    /// <summary>The latest operation; an account allows one at a time.</summary>
    public AccountOperation? Operation { get; set; }

    /// <summary>Whether a key opens the account with now, that is as far as the gateway has heard of the last change.</summary>
    public bool KeysWorkAt(DateTimeOffset now) => localAuthChanges.FindLast(change => change.EffectiveFrom <= now) is not { Disabled: true };

    public void SetLocalAuth(bool? disabled, DateTimeOffset effectiveFrom)
    {
        DisableLocalAuth = disabled;
        localAuthChanges.Add(new LocalAuthChange(disabled is true, effectiveFrom));
    }

    /// <summary>What the gateway heard and when.</summary>
    public IReadOnlyList<LocalAuthChange> LocalAuthChanges => localAuthChanges;

    /// <summary>Puts back what was saved.</summary>
    public void RestoreLocalAuth(bool? disabled, IEnumerable<LocalAuthChange> changes)
    {
        DisableLocalAuth = disabled;
        localAuthChanges.AddRange(changes);
    }
}

/// <summary>The gateway goes by <paramref name="Disabled"/> from <paramref name="EffectiveFrom"/> on.</summary>
internal sealed record LocalAuthChange(bool Disabled, DateTimeOffset EffectiveFrom);
