using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.EvidenceArchives;
using KeyCutover.Worker.Archives;

namespace KeyCutover.Worker.Desk;

/// <summary>Evidence, as auditors and operators take it with them.</summary>
internal sealed class EvidenceDesk(ICutoverJournal journal, RunDesk runs, SigningKey key, Permissions permissions, TimeProvider time)
{
    /// <summary>The signed archive of a run, as it is now.</summary>
    /// <exception cref="DeskRefusedException">There is no such run, the person may not, or there is no key to sign with.</exception>
    public async Task<byte[]> ExportAsync(Person person, string runId, CancellationToken cancellation)
    {
        await permissions.DemandAsync(person, "evidence export", runId, cancellation, AppRoles.AuditRead, AppRoles.RunOperate);
        runs.Find(runId);
        var entries = await journal.ReadAsync(runId, cancellation);
        using var archive = new MemoryStream();
        await key.WithAsync(signer => EvidenceExport.WriteAsync(archive, entries, signer, time.GetUtcNow(), cancellation), cancellation);
        return archive.ToArray();
    }

    /// <summary>The public half of the key that signs, as PEM. Whoever verifies an archive elsewhere has it from here once.</summary>
    /// <exception cref="DeskRefusedException">There is no key.</exception>
    public Task<string> PublicKeyAsync(CancellationToken cancellation) => key.WithAsync(signer => Task.FromResult(signer.PublicKey.Pem), cancellation);
}
