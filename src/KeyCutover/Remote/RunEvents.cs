using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.Remote;

/// <summary>The entries of a run's journal as they are written. A lost connection is taken up again after the last entry, without gaps.</summary>
internal sealed class RunEvents(ServiceConnection connection, string path)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>All entries from the first on, those to come included, until it is cancelled.</summary>
    /// <param name="onLost">Told when the connection is lost and taken up again.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Refusal">The service refuses, or could not be reached for two minutes.</exception>
    public async IAsyncEnumerable<EventDocument> FollowAsync(Action<string> onLost, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = 0L;
        var (lostAt, clock) = ((long?)null, TimeProvider.System);
        while (true)
        {
            await foreach (var entry in ReadAsync(last, isAgain: lostAt is not null, cancellation))
            {
                (last, lostAt) = (entry.Sequence, null);
                yield return entry;
            }

            if (lostAt is null) onLost($"The connection to {connection.Target} is lost; trying again.");
            lostAt ??= clock.GetTimestamp();
            if (clock.GetElapsedTime(lostAt.Value) > Patience) throw new Refusal($"{connection.Target} could not be reached for {Patience.TotalMinutes:0} minutes. The run goes on without it being watched.", ExitCodes.Unexpected);
            await Task.Delay(Pause, clock, cancellation);
        }
    }

    /// <summary>The entries after one, until the connection ends, however it does.</summary>
    private async IAsyncEnumerable<EventDocument> ReadAsync(long after, bool isAgain, [EnumeratorCancellation] CancellationToken cancellation)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await connection.OpenEventsAsync($"{path}?after={after}", cancellation);
        }
        catch (Refusal refusal) when (isAgain && refusal.ExitCode == ExitCodes.Unexpected)
        {
            // It was there a moment ago: a restart takes a while.
        }

        if (response is null) yield break;
        using (response)
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            var parser = SseParser.Create(stream, (_, data) => JsonSerializer.Deserialize<EventDocument>(data, ApiJson.Options)!);
            await using var items = parser.EnumerateAsync(cancellation).GetAsyncEnumerator(cancellation);
            while (await MoveNextAsync(items)) yield return items.Current.Data;
        }
    }

    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<SseItem<EventDocument>> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            return false;
        }
    }
}
