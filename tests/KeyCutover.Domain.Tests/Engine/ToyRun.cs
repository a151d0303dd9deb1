using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Secrets;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace KeyCutover.Domain.Tests.Engine;

/// <summary>A run of toy steps on a clock that stands until it is moved.</summary>
internal sealed class ToyRun
{
    private const string Head = """
        schema: keycutover/v1
        name: toy-plan
        owner: toys@pinegate.example
        changeTicket: CHG1
        tenant: 6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11
        subscription: 0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10
        account:
          id: /subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/toy
          deployment: gpt-4o-mini
        vault: /subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/toy
        callers:
          - name: app
            id: /subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/Microsoft.Web/sites/toy
            settings: { set: { AUTH: identity }, remove: [THE_KEY] }
            validate: { endpoint: /health, identityEndpoint: /health/identity }
        #more callers
        localAuth:
          quietWindow: 15m
          breakGlass: { secret: toy-key, owner: toys@pinegate.example, expiresAfter: 30d }

        """;

    private readonly StepCatalog catalog;

    public ToyRun(string tail = "", string callers = "") : this(new MemoryJournal(), tail, callers: callers) { }

    public ToyRun(MemoryJournal journal, string tail = "", ToyWorld? world = null, string callers = "")
    {
        (Journal, World) = (journal, world ?? new ToyWorld());
        catalog = new StepCatalog(new ServiceCollection().AddSingleton(World).BuildServiceProvider(), typeof(ToyRun).Assembly);
        Read = PlanReader.Read("toy.yaml", Head.Replace("#more callers", callers, StringComparison.Ordinal) + tail, [.. catalog.Definitions.Select(step => step.Name)]);
        Assert.Empty(Read.Problems);
    }

    public MemoryJournal Journal { get; }

    public ToyWorld World { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public PlanReadResult Read { get; }

    /// <summary>A new engine, as another process would have it.</summary>
    public RunEngine Engine => new(Journal, catalog, new NoVault(World), new ToyClassifier(), new PlanGateRules(), Time, []);

    public RunSubmission Submission => new(Journal, catalog, Time, []);

    public Task<string> SubmitAsync() => Submission.SubmitAsync("toy.yaml", Read, null, "engineer", Cancellation);

    /// <summary>Advances until the run rests with nothing due, moving the clock to whatever is due before that.</summary>
    public async Task<RunView> DriveAsync(string run)
    {
        while (true)
        {
            var rest = await Engine.AdvanceAsync(run, Cancellation);
            if (rest.Due is not { } due) return rest.Run;
            Time.SetUtcNow(due);
        }
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The toys hold no secrets.</summary>
    private sealed class NoVault(ToyWorld world) : ISecretVault
    {
        public Task<IReadOnlyList<string>> FindTaggedAsync(AzureResourceId vault, string tag, string value, CancellationToken cancellation) =>
            world.VaultFailures.TryDequeue(out var failure) ? throw failure : Task.FromResult<IReadOnlyList<string>>([]);

        public Task<SecretReference> PutAwayAsync(AzureResourceId vault, string name, SecretValue value, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation) => throw new InvalidOperationException();

        public Task<SecretValue> OpenAsync(SecretReference secret, CancellationToken cancellation) => throw new InvalidOperationException();

        public Task<VaultSecret?> FindAsync(SecretReference secret, CancellationToken cancellation) => throw new InvalidOperationException();

        public Task<WriteReceipt> DescribeAsync(SecretReference secret, IReadOnlyDictionary<string, string> tags, DateTimeOffset? expiresOn, string? contentType, CancellationToken cancellation) => throw new InvalidOperationException();

        public Task DeleteAsync(AzureResourceId vault, string name, CancellationToken cancellation) => throw new InvalidOperationException();

        public Task<VaultState> ReadAsync(AzureResourceId vault, CancellationToken cancellation) => throw new InvalidOperationException();
    }
}

/// <summary>A journal in memory, which can be told to lose power after a number of appends.</summary>
internal sealed class MemoryJournal : ICutoverJournal
{
    private readonly List<JournalEntry> entries = [];

    /// <summary>How many more appends succeed; null for no limit.</summary>
    public int? AppendsLeft { get; set; }

    public int Count => entries.Count;

    public Task AppendAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        if (AppendsLeft is { } left)
        {
            if (left == 0) throw new PowerLostException();
            AppendsLeft = left - 1;
        }

        this.entries.AddRange(entries);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<JournalEntry>> ReadAsync(string runId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<JournalEntry>>([.. entries.Where(entry => entry.RunId == runId)]);

    public Task<IReadOnlyList<string>> ListRunsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([.. entries.Select(entry => entry.RunId).Distinct()]);
}

internal sealed class PowerLostException : Exception;
