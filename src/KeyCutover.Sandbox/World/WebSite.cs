using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace KeyCutover.Sandbox.World;

/// <summary>An App Service app. What its process runs with is its latest <see cref="SiteRevision"/> that has become effective.</summary>
internal sealed class WebSite : AzureResource
{
    public const string ResourceType = "Microsoft.Web/sites";

    private readonly List<SiteRevision> revisions = [];

    /// <summary>Raised under the world's gate: take note and return.</summary>
    public event Action<SiteRevision>? RevisionAdded;

    public override string Type => ResourceType;

    /// <summary>linux or windows.</summary>
    public required string Os { get; init; }

    /// <summary>Name of the application it runs, as the sandbox's options have it; null when nothing is deployed.</summary>
    public required string? App { get; init; }

    /// <summary>What a process of this site sends as X-IDENTITY-HEADER.</summary>
    public required string IdentityHeader { get; init; }

    /// <summary>Stays at the deployment: a change that was undone completely must read back equal.</summary>
    public required DateTimeOffset DeployedAt { get; init; }

    /// <summary>Customer sessions that the sandbox drives through the site; null for none.</summary>
    public SiteTraffic? Traffic { get; init; }

    /// <summary>Somebody else who writes app settings meanwhile; null for nobody.</summary>
    public ForeignWriter? ForeignWriter { get; init; }

    public int InstanceCount { get; init; } = 1;

    public ImmutableSortedDictionary<string, string> Settings { get; private set; } = NoSettings;

    public ImmutableSortedDictionary<string, ConnectionString> ConnectionStrings { get; private set; } =
        ImmutableSortedDictionary.Create<string, ConnectionString>(StringComparer.Ordinal);

    public SlotConfigNames SlotConfigNames { get; set; } = SlotConfigNames.None;

    /// <summary>Properties of config/web that were written over the defaults.</summary>
    public JsonObject WebConfig { get; set; } = [];

    /// <summary>Name of the slot that a swap with preview waits on; config writes are refused meanwhile.</summary>
    public string? TargetSwapSlot { get; set; }

    public ResourceIdentity Identity { get; private set; } = ResourceIdentity.None;

    public bool IsRunning { get; private set; } = true;

    /// <summary>The moment until which the SCM site is restarting.</summary>
    public DateTimeOffset ScmRestartsAt { get; private set; } = DateTimeOffset.MinValue;

    public SiteRevision LatestRevision => revisions[^1];

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

    private void Add(DateTimeOffset effectiveFrom, string reason)
    {
        var revision = new SiteRevision(revisions.Count + 1, effectiveFrom, Settings, ConnectionStrings, Identity.Type is not null, IsRunning, reason);
        revisions.Add(revision);
        RevisionAdded?.Invoke(revision);
    }
}
