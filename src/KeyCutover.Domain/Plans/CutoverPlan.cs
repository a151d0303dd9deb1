using System.ComponentModel;

namespace KeyCutover.Domain.Plans;

/// <summary>What is to be done: one account, the callers that leave its keys, and who has to agree.</summary>
[Description("A KeyCutover plan: moves applications from an Azure OpenAI account's keys to their managed identities.")]
public sealed record CutoverPlan
{
    /// <summary>The version of the plan language; <c>keycutover/v1</c>.</summary>
    [Description("The version of the plan language: keycutover/v1.")]
    public required string Schema { get; init; }

    /// <summary>The plan's name: lower-case letters, digits and dashes, 3 to 64.</summary>
    [Description("A name for the plan: lower-case letters, digits and dashes, 3 to 64 characters.")]
    public required string Name { get; init; }

    /// <summary>Who answers for the change: a team's or a person's mail address.</summary>
    [Description("The mail address of the team or person that answers for the change.")]
    public required string Owner { get; init; }

    /// <summary>The change ticket that the change board knows this under.</summary>
    [Description("The ticket under which the change board knows this change.")]
    public required string ChangeTicket { get; init; }

    /// <summary>The tenant pin: the run stops when the credential belongs to another tenant.</summary>
    [Description("The Entra tenant's id. A run stops before it touches anything in another tenant.")]
    public required Guid Tenant { get; init; }

    /// <summary>The subscription pin: every resource id in the plan must lie in it.</summary>
    [Description("The subscription's id. Every resource that the plan names must lie in it.")]
    public required Guid Subscription { get; init; }

    /// <summary>The account whose keys the callers leave.</summary>
    [Description("The Azure OpenAI or AI Services account whose keys the callers leave.")]
    public required AccountPlan Account { get; init; }

    /// <summary>The id of the Key Vault that holds the escrow: secrets put away so that the way back exists.</summary>
    [Description("The resource id of the Key Vault in which secrets are put away so that the way back exists.")]
    public required AzureResourceId Vault { get; init; }

    /// <summary>The callers to move; may be empty when the plan is about the account only.</summary>
    [Description("The applications to move. Leave it out when the plan only closes the account.")]
    public IReadOnlyList<CallerPlan> Callers { get; init; } = [];

    /// <summary>Switching key authentication off; absent when the plan is about callers only.</summary>
    [Description("Switches the account's key authentication off when every caller is done. Leave it out to move callers only.")]
    public LocalAuthPlan? LocalAuth { get; init; }

    /// <summary>The steps that wait for people.</summary>
    [Description("The steps that wait for people.")]
    public IReadOnlyList<GatePlan> Gates { get; init; } = [];

    /// <summary>What happens when a step fails for good.</summary>
    [Description("What happens when a step fails for good: rollback undoes everything that started; hold pauses the run for an operator.")]
    public FailurePolicy OnFailure { get; init; } = FailurePolicy.Rollback;

    /// <summary>How long the waits may last.</summary>
    [Description("How long the waits may last before they count as failures.")]
    public DeadlinePlan Deadlines { get; init; } = new();
}

/// <summary>The account whose keys the callers leave, and the role that replaces them.</summary>
public sealed record AccountPlan
{
    /// <summary>The account's id (<c>Microsoft.CognitiveServices/accounts</c>).</summary>
    [Description("The resource id of the Microsoft.CognitiveServices account.")]
    public required AzureResourceId Id { get; init; }

    /// <summary>The model deployment that probes call, with one token.</summary>
    [Description("The name of the model deployment that probes call, one token at a time.")]
    public required string Deployment { get; init; }

    /// <summary>The GUID of the role that each caller's identity gets on the account. Roles that can list keys are refused.</summary>
    [Description("The GUID of the role for the callers' identities; Cognitive Services OpenAI User unless said otherwise. Roles that can list keys are refused.")]
    public Guid Role { get; init; } = WellKnownRoles.CognitiveServicesOpenAIUser;
}

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

/// <summary>The identity that replaces a caller's key.</summary>
public sealed record IdentityPlan
{
    /// <summary>System- or user-assigned.</summary>
    [Description("system-assigned (default) or user-assigned.")]
    public IdentityKind Kind { get; init; } = IdentityKind.SystemAssigned;

    /// <summary>The user-assigned identity's id; required for, and only for, <see cref="IdentityKind.UserAssigned"/>.</summary>
    [Description("The resource id of the user-assigned identity; only with kind: user-assigned.")]
    public AzureResourceId? Id { get; init; }
}

/// <summary>System- or user-assigned.</summary>
public enum IdentityKind
{
    /// <summary>The caller's own identity, which lives and dies with it.</summary>
    SystemAssigned,

    /// <summary>An identity with a life of its own, which several callers may share.</summary>
    UserAssigned,
}

/// <summary>The app settings that make a caller use its identity.</summary>
public sealed record SettingsPlan
{
    /// <summary>Settings to add or change, by name. Values are plain text: they are part of the plan, so never a secret.</summary>
    [Description("Settings to add or change. Values are plain text and are shown to approvers: never put a secret here.")]
    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>();

    /// <summary>The settings that hold the key.</summary>
    [Description("The settings that hold the key and are removed.")]
    public required IReadOnlyList<string> Remove { get; init; }

    /// <summary>When the application stops using the key.</summary>
    [Description("until-switched: the 'set' settings make the application stop using the key, which is removed after validation. until-removed: the application uses a key whenever one is present, so the key is removed in the same write.")]
    public KeyInUse KeyInUse { get; init; } = KeyInUse.UntilSwitched;
}

/// <summary>When an application stops using the key.</summary>
public enum KeyInUse
{
    /// <summary>The settings to set switch it over; the key setting may stay until the call is validated.</summary>
    UntilSwitched,

    /// <summary>It uses a key whenever one is present: the key must go in the same write.</summary>
    UntilRemoved,
}

/// <summary>How a caller shows that its own model calls succeed as its own identity.</summary>
public sealed record ValidatePlan
{
    /// <summary>
    /// Path of an HTTP GET on the caller that makes one model call the way the application makes them and answers 200 with JSON
    /// holding <c>objectId</c>, the Entra object id that the model saw (<c>null</c> for a key call).
    /// </summary>
    [Description("Path on the application that makes one model call as the application does and answers JSON with the objectId that the model saw.")]
    public required string Endpoint { get; init; }

    /// <summary>
    /// The same, but always with the managed identity, also while the application still uses the key; this is what proves that the
    /// role has propagated before anything is switched.
    /// </summary>
    [Description("Path on the application that makes one model call with its managed identity, even while it still uses the key.")]
    public required string IdentityEndpoint { get; init; }
}

/// <summary>Switching key authentication off.</summary>
public sealed record LocalAuthPlan
{
    /// <summary>How long the account's logs must show no key-authenticated success before keys are switched off.</summary>
    [Description("How long the account's logs must show no successful call with a key. Cover the slowest caller's period: nightly and weekly jobs.")]
    public required TimeSpan QuietWindow { get; init; }

    /// <summary>How long refusal of the key and success of every caller must hold together before the step is done.</summary>
    [Description("How long the old key must be refused, with every caller succeeding, before the switch counts as done.")]
    public TimeSpan Dwell { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The break-glass secret.</summary>
    [Description("The break-glass secret: the account's keys, put away disabled, with an expiry date and an owner.")]
    public required BreakGlassPlan BreakGlass { get; init; }
}

/// <summary>The break-glass secret: the account's keys, put away for an emergency.</summary>
public sealed record BreakGlassPlan
{
    /// <summary>The secret's name; the two keys become <c>{name}-key1</c> and <c>{name}-key2</c>.</summary>
    [Description("The secret's name in the vault; the keys become NAME-key1 and NAME-key2.")]
    public required string Secret { get; init; }

    /// <summary>Who may ask for it to be opened.</summary>
    [Description("The mail address of whoever decides about opening it.")]
    public required string Owner { get; init; }

    /// <summary>After how long the secret expires; 1 to 365 days.</summary>
    [Description("After how long the secret expires: 1d to 365d.")]
    public required TimeSpan ExpiresAfter { get; init; }
}

/// <summary>A step that waits for people.</summary>
public sealed record GatePlan
{
    /// <summary>The step before which the gate stands, by its name, such as <c>swap-settings</c>.</summary>
    [Description("The step before which people are asked, such as swap-settings or disable-local-auth.")]
    public required string Before { get; init; }

    /// <summary>The groups whose members may decide.</summary>
    [Description("The groups whose members may decide.")]
    public required IReadOnlyList<string> Approvers { get; init; }
}

/// <summary>What happens when a step fails for good.</summary>
public enum FailurePolicy
{
    /// <summary>Everything that started is undone, newest first.</summary>
    Rollback,

    /// <summary>The run pauses; an operator resumes or rolls back.</summary>
    Hold,
}

/// <summary>How long the waits may last.</summary>
public sealed record DeadlinePlan
{
    /// <summary>For the role to work for the caller; 1 minute to 24 hours, 30 minutes unless said otherwise.</summary>
    [Description("How long the role may take to work for the caller; Azure documents up to 10 minutes.")]
    public TimeSpan Propagation { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>For a restarted caller to answer; 10 minutes unless said otherwise.</summary>
    [Description("How long an application may take to answer with its new settings.")]
    public TimeSpan Restart { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For the old key to be refused; 6 hours unless said otherwise.</summary>
    [Description("How long the gateway may go on accepting the old key; Azure documents minutes to several hours.")]
    public TimeSpan KeyRefusal { get; init; } = TimeSpan.FromHours(6);

    /// <summary>For the quiet window to be reached; 14 days unless said otherwise.</summary>
    [Description("How long to wait for a quiet window before giving up.")]
    public TimeSpan Quiet { get; init; } = TimeSpan.FromDays(14);
}
