using KeyCutover.Domain.Journal;
using KeyCutover.Store;

namespace KeyCutover.Contracts.Tests.Journals;

public sealed class SqliteJournalContract : JournalContract
{
    private readonly string path = Directory.CreateTempSubdirectory("keycutover-journal-").FullName;
    private StateDirectory? state;

    protected override async Task<ICutoverJournal> OpenAsync(CancellationToken cancellation)
    {
        if (state is not null) await state.DisposeAsync();
        state = await StateDirectory.OpenAsync(path, cancellation);
        return state.Journal;
    }

    protected override async ValueTask CloseAsync()
    {
        await state!.DisposeAsync();
        Directory.Delete(path, recursive: true);
    }
}
