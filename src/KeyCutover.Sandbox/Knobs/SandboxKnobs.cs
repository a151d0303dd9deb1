namespace KeyCutover.Sandbox.Knobs;

/// <summary>How Azure's oddities are set in this sandbox. Durations are sandbox time.</summary>
internal sealed record SandboxKnobs
{
    /// <summary>Makes every choice that Azure would make by chance come out the same in every run.</summary>
    public int RandomSeed { get; init; } = 1;

    /// <summary>Until a new service principal is visible, a role assignment without principalType is refused with PrincipalNotFound.</summary>
    public TimeSpan PrincipalVisibleAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a GET of a new role assignment answers 404.</summary>
    public TimeSpan RoleReadableAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the data planes go by the old role assignments, after creation and after deletion.</summary>
    public TimeSpan RoleEffectiveAfter { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Nodes of a data plane; they learn of role assignments one after another, so answers alternate for a while.</summary>
    public int DataPlaneNodes { get; init; } = 3;

    /// <summary>How long the gateway goes by the old disableLocalAuth, in both directions.</summary>
    public TimeSpan LocalAuthEffectiveAfter { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How the gateway refuses a valid key of an account that allows none.</summary>
    public KeyRefusal KeyRefusal { get; init; } = KeyRefusal.Forbidden;

    /// <summary>From the 200 of a settings write to the start of the new process.</summary>
    public TimeSpan RestartAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From the 200 of a settings write to the restart of the SCM site.</summary>
    public TimeSpan ScmRestartAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After a swap one instance goes on with the identity of the other slot, until it is restarted.</summary>
    public bool SwapLeavesStrayIdentity { get; init; }

    /// <summary>Whether a PATCH of an account answers 200 at once or 202 with polling.</summary>
    public AccountUpdates AccountUpdates { get; init; } = AccountUpdates.Either;

    /// <summary>How long an asynchronous account update takes.</summary>
    public TimeSpan AccountUpdateTakes { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After an account update an operation on a child may go on for this long, while the account reads Succeeded; writes are refused meanwhile.</summary>
    public TimeSpan AccountChildOperationTakes { get; init; }

    /// <summary>From a write to an account to the redeployment by a policy that deploys what does not exist.</summary>
    public TimeSpan PolicyDeploysAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Resource Manager's token buckets.</summary>
    public ThrottleKnobs Throttle { get; init; } = new();

    /// <summary>From a model call to its row in the workspace.</summary>
    public TimeSpan LogIngestionDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Some accounts log each call twice, once nearly empty.</summary>
    public bool LogDuplicateRows { get; init; }

    /// <summary>Which field of a log row names the caller.</summary>
    public LogIdentityField LogIdentityField { get; init; } = LogIdentityField.ObjectId;

    /// <summary>Whether log rows carry the caller's address; calls through a service endpoint have none.</summary>
    public bool LogCallerIp { get; init; } = true;
}
