using KeyCutover.Domain.Journal;
using KeyCutover.EvidenceArchives.Signing;
using KeyCutover.EvidenceArchives.Tests;
using KeyCutover.Tests;

[assembly: AssemblyFixture(typeof(FinishedRun))]

namespace KeyCutover.EvidenceArchives.Tests;

/// <summary>One run of PineGate's plan, by the executable, on a sandbox whose secrets are known; and a key that signs.</summary>
public sealed class FinishedRun : IAsyncLifetime
{
    public static readonly DateTimeOffset MadeAt = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private PineGate? pineGate;

    internal PineGate PineGate => pineGate!;

    internal IReadOnlyList<JournalEntry> Entries { get; private set; } = [];

    internal string KeyFile => Path.Combine(PineGate.Folder, "evidence.pem");

    internal string PublicKeyFile => Path.Combine(PineGate.Folder, "evidence.pub.pem");

    internal LocalKeySigner Signer { get; private set; } = null!;

    /// <summary>The run's archive, made once.</summary>
    internal byte[] Archive { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        pineGate = await PineGate.StartAsync(1200, cancellation);
        (await Executable.RunAsync(cancellation, PineGate.Apply)).EndedWith(ExitCodes.Done);
        Entries = await PineGate.ReadJournalAsync(cancellation);
        await LocalKeyFiles.CreateAsync(KeyFile, cancellation);
        Signer = await LocalKeySigner.OpenAsync(KeyFile, cancellation);
        Archive = await ExportAsync(Entries);
    }

    internal async Task<byte[]> ExportAsync(IReadOnlyList<JournalEntry> entries)
    {
        using var stream = new MemoryStream();
        await EvidenceExport.WriteAsync(stream, entries, Signer, MadeAt, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        Signer?.Dispose();
        if (pineGate is not null) await pineGate.DisposeAsync();
    }
}
