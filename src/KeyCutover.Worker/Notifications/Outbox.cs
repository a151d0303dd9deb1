using System.Threading.Channels;
using KeyCutover.Domain.Deliveries;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Desk;
using KeyCutover.Worker.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Notifications;

/// <summary>
/// Puts what receivers are to be told into the delivery log: when an entry is written, and at start, from the journal, what a crash in between
/// left out. A delivery is known by its receiver and its entry, so doing both doubles nothing.
/// </summary>
internal sealed class Outbox(
    IOptions<WebhookOptions> options, IOptions<WorkerOptions> worker, IDeliveryLog deliveries, ICutoverJournal journal, RunBoard board, DoorBells bells, TimeProvider time, ILogger<Outbox> log)
    : BackgroundService, IRunObserver
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    private readonly Channel<RunNotification> written = Channel.CreateUnbounded<RunNotification>(new UnboundedChannelOptions { SingleReader = true });

    private List<Receiver> Receivers => options.Value.Receivers;

    /// <inheritdoc />
    public void OnEntry(JournalEntry entry, RunView run)
    {
        if (Receivers.Count > 0 && RunNotifications.Of(entry, run) is { } notification) written.Writer.TryWrite(notification);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await InsistAsync(ReconcileAsync, stoppingToken);
            await foreach (var notification in written.Reader.ReadAllAsync(stoppingToken))
                await InsistAsync(cancellation => AddAsync([notification], Receivers, cancellation), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is still in the channel is in the journal, where the next start finds it.
        }
    }

    private async Task ReconcileAsync(CancellationToken cancellation)
    {
        var since = await deliveries.BeginAsync([.. Receivers.Select(receiver => receiver.Name)], time.GetUtcNow(), cancellation);
        if (since.Count == 0) return;
        var first = since.Values.Min();
        foreach (var run in board.All.Where(run => run.LastEntry.At >= first))
        {
            var told = NotificationsOf(await journal.ReadAsync(run.RunId, cancellation)).ToList();
            foreach (var receiver in Receivers) await AddAsync([.. told.Where(notification => notification.At >= since[receiver.Name])], [receiver], cancellation);
        }
    }

    private static IEnumerable<RunNotification> NotificationsOf(IReadOnlyList<JournalEntry> entries)
    {
        RunView? run = null;
        foreach (var entry in entries)
        {
            run = JournalReplay.Apply(run, entry);
            if (RunNotifications.Of(entry, run) is { } notification) yield return notification;
        }
    }

    private async Task AddAsync(IReadOnlyList<RunNotification> notifications, IReadOnlyList<Receiver> receivers, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await deliveries.AddAsync(
        [
            .. from notification in notifications
               from receiver in receivers
               where receiver.Events.Contains(notification.Event)
               select new Delivery(0, receiver.Name, notification.Id, NotificationEvents.TypeOf(notification.Event), notification.RunId,
                   MessageBody.Write(notification, receiver.Format, worker.Value.Base!), now, now),
        ], cancellation);
        foreach (var receiver in receivers) bells.Ring(receiver.Name);
    }

    /// <summary>Tries until it is done: a full disk must not lose what is to be told.</summary>
    private async Task InsistAsync(Func<CancellationToken, Task> write, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await write(cancellation);
                return;
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                log.OutboxNotWritten(AfterFailure, exception);
                await Task.Delay(AfterFailure, time, cancellation);
            }
        }
    }
}
