using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace KeyCutover.Sandbox.World;

/// <summary>An App Service app, or a deployment slot of one. What its process runs with is its latest <see cref="SiteRevision"/> that has become effective.</summary>
internal sealed class WebSite : AzureResource
{
    public const string ResourceType = "Microsoft.Web/sites";
    public const string SlotType = "Microsoft.Web/sites/slots";
    public const string ProductionSlot = "production";

    private readonly List<SiteRevision> revisions = [];

    /// <summary>Raised under the world's gate: take note and return.</summary>
    public event Action<SiteRevision>? RevisionAdded;

    public override string Type => Production is null ? ResourceType : SlotType;

    /// <summary>The app that this is a slot of; null when it is the app itself.</summary>
    public WebSite? Production { get; init; }

    /// <summary>The deployment slots of an app.</summary>
    public List<WebSite> Slots { get; } = [];

    /// <summary>What the app and its slots have in common, such as the sticky names, is kept by the app.</summary>
    public WebSite Whole => Production ?? this;

    /// <summary>The name among the slots.</summary>
    public string SlotName => Production is null ? ProductionSlot : Name[(Production.Name.Length + 1)..];

    /// <summary>The name in addresses, where a slot's follows the app's after a dash.</summary>
    public string HostLabel => Name.Replace('/', '-');

    /// <summary>linux or windows.</summary>
    public required string Os { get; init; }

    /// <summary>Name of the application it runs, as the sandbox's options have it; null when nothing is deployed.</summary>
    public required string? App { get; set; }

    /// <summary>What a process of this site sends as X-IDENTITY-HEADER.</summary>
    public required string IdentityHeader { get; init; }

    /// <summary>Stays at the deployment: a change that was undone completely must read back equal.</summary>
    public required DateTimeOffset DeployedAt { get; init; }

    /// <summary>Customer sessions that the sandbox drives through the site; null for none.</summary>
    public SiteTraffic? Traffic { get; init; }

    /// <summary>Somebody else who writes app settings meanwhile; null for nobody.</summary>
    public ForeignWriter? ForeignWriter { get; set; }

    public int InstanceCount { get; init; } = 1;

    public ImmutableSortedDictionary<string, string> Settings { get; private set; } = NoSettings;

    public ImmutableSortedDictionary<string, ConnectionString> ConnectionStrings { get; private set; } =
        ImmutableSortedDictionary.Create<string, ConnectionString>(StringComparer.Ordinal);

    public SlotConfigNames SlotConfigNames { get; set; } = SlotConfigNames.None;

    /// <summary>Properties of config/web that were written over the defaults.</summary>
    public JsonObject WebConfig { get; set; } = [];

    /// <summary>Name of the slot that a swap with preview waits on; config writes are refused meanwhile.</summary>
    public string? TargetSwapSlot { get; set; }

    /// <summary>What a slot held before the sticky settings of another were applied to it; null when none are.</summary>
    public SiteContent? BeforeSwap { get; set; }

    /// <summary>The last swap that was completed; an app has it, its slots have not.</summary>
    public SlotSwapStatus? SlotSwapStatus { get; set; }

    /// <summary>The swap that is under way; an app has it, for its slots as well.</summary>
    public SlotSwap? Swap { get; set; }

    public ResourceIdentity Identity { get; private set; } = ResourceIdentity.None;

    public bool IsRunning { get; private set; } = true;

    /// <summary>The moment until which the SCM site is restarting.</summary>
    public DateTimeOffset ScmRestartsAt { get; private set; } = DateTimeOffset.MinValue;

    public SiteRevision LatestRevision => revisions[^1];

    /// <summary>What moves in a swap.</summary>
    public SiteContent Content => new(App, Settings, ConnectionStrings, WebConfig);

    private static ImmutableSortedDictionary<string, string> NoSettings => ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What a process has that is up to date now.</summary>
    public SiteRevision RevisionAt(DateTimeOffset now) => revisions.FindLast(revision => revision.EffectiveFrom <= now) ?? revisions[0];

    /// <summary>Gives the site its first revision, effective from the beginning of time.</summary>
    public void Deploy(
        IEnumerable<KeyValuePair<string, string>> settings, IEnumerable<KeyValuePair<string, ConnectionString>> connectionStrings, ResourceIdentity identity)
    {
        Settings = NoSettings.AddRange(settings);
        ConnectionStrings = ConnectionStrings.AddRange(connectionStrings);
        Identity = identity;
        Add(DateTimeOffset.MinValue, "deployed");
    }

    /// <summary>Replaces the whole set; the process follows after the restart lag.</summary>
    public void ReplaceSettings(IEnumerable<KeyValuePair<string, string>> settings, SandboxWorld world)
    {
        Settings = NoSettings.AddRange(settings);
        Restart(world, "settings changed");
    }

    public void ReplaceConnectionStrings(IEnumerable<KeyValuePair<string, ConnectionString>> strings, SandboxWorld world)
    {
        ConnectionStrings = ConnectionStrings.Clear().AddRange(strings);
        Restart(world, "connection strings changed");
    }

    public void ReplaceIdentity(ResourceIdentity identity, SandboxWorld world)
    {
        Identity = identity;
        Restart(world, "identity changed");
    }

    /// <summary>Takes over what a swap brings, the process after the restart lag.</summary>
    public void Take(SiteContent content, SandboxWorld world, string reason)
    {
        SetContent(content);
        Restart(world, reason);
    }

    /// <summary>Takes over what a swap brings at once: that process has been warmed up. <paramref name="strayIdentityHeader"/> is what one instance keeps of the other slot.</summary>
    public void TakeWarm(SiteContent content, SandboxWorld world, string? strayIdentityHeader)
    {
        SetContent(content);
        ScmRestartsAt = world.Now + world.Knobs.ScmRestartAfter;
        Add(world.Now, "swapped", strayIdentityHeader);
    }

    public void SetRunning(bool running, SandboxWorld world)
    {
        IsRunning = running;
        Restart(world, running ? "started" : "stopped");
    }

    public void Restart(SandboxWorld world, string reason)
    {
        ScmRestartsAt = world.Now + world.Knobs.ScmRestartAfter;
        Add(world.Now + world.Knobs.RestartAfter, reason);
    }

    private void SetContent(SiteContent content) => (App, Settings, ConnectionStrings, WebConfig) = content;

    private void Add(DateTimeOffset effectiveFrom, string reason, string? strayIdentityHeader = null)
    {
        var revision = new SiteRevision(
            revisions.Count + 1, effectiveFrom, Settings, ConnectionStrings, Identity.Type is not null, IsRunning, reason, strayIdentityHeader);
        revisions.Add(revision);
        RevisionAdded?.Invoke(revision);
    }
}
