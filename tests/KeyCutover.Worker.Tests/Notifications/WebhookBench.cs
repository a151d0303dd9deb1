using KeyCutover.Domain.Deliveries;
using KeyCutover.Domain.Secrets;
using KeyCutover.Store;
using KeyCutover.Worker.Desk;
using KeyCutover.Worker.Hosting;
using KeyCutover.Worker.Notifications;
using KeyCutover.Worker.Telemetry;
using KeyCutover.Worker.Tests.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KeyCutover.Worker.Tests.Notifications;

/// <summary>Outbox and dispatcher over a state directory, and a receiver; the clock stands until it is moved.</summary>
internal sealed class WebhookBench : IAsyncDisposable
{
    private readonly string path;
    private readonly DoorBells bells = new();
    private readonly Meters meters = new();
    private readonly HttpClient http = WebhookSender.CreateClient();
    private readonly WebhookOptions options = new();
    private Outbox? outbox;
    private DeliveryDispatcher? dispatcher;

    private WebhookBench(string path, StateDirectory state, ListeningReceiver listening)
    {
        (this.path, State, Listening) = (path, state, listening);
        options.Receivers.Add(new Receiver("siem", listening.Url, [.. NotificationEvents.All], ReceiverFormat.CloudEvents, [SecretValue.Of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]));
    }

    public StateDirectory State { get; }

    public ListeningReceiver Listening { get; }

    public FakeTimeProvider Time { get; } = new(ToldRun.Start);

    /// <summary>What people do with it.</summary>
    public WebhookDesk Desk => new(Options.Create(options), State.Deliveries, bells, new Permissions(State.Refusals, Time), Time, NullLogger<WebhookDesk>.Instance);

    public static async Task<WebhookBench> StartAsync()
    {
        var path = Directory.CreateTempSubdirectory("keycutover-webhooks-").FullName;
        return new WebhookBench(path, await StateDirectory.OpenAsync(path, CancellationToken.None), await ListeningReceiver.StartAsync());
    }

    /// <summary>Starts the service's part, as after a start of the process.</summary>
    public async Task<Outbox> ServeAsync()
    {
        var board = new RunBoard(State.Journal);
        await board.LoadAsync(CancellationToken.None);
        var worker = Options.Create(new WorkerOptions { Address = new Uri("https://keycutover.example") });
        outbox = new Outbox(Options.Create(options), worker, State.Deliveries, State.Journal, board, bells, Time, NullLogger<Outbox>.Instance);
        dispatcher = new DeliveryDispatcher(Options.Create(options), State.Deliveries, new WebhookSender(http, Time), bells, new WorkerMetrics(meters), Time, NullLogger<DeliveryDispatcher>.Instance);
        await outbox.StartAsync(CancellationToken.None);
        await dispatcher.StartAsync(CancellationToken.None);
        return outbox;
    }

    public async Task StopAsync()
    {
        if (outbox is not null) await outbox.StopAsync(CancellationToken.None);
        if (dispatcher is not null) await dispatcher.StopAsync(CancellationToken.None);
    }

    /// <summary>Waits until the newest delivery is as expected; the log is written just after the receiver has answered.</summary>
    public async Task<Delivery> SettledAsync(Func<Delivery, bool> expected, CancellationToken cancellation)
    {
        while (true)
        {
            if (await State.Deliveries.ListAsync(null, 1, cancellation) is [var delivery] && expected(delivery)) return delivery;
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        outbox?.Dispose();
        dispatcher?.Dispose();
        http.Dispose();
        meters.Dispose();
        await Listening.DisposeAsync();
        await State.DisposeAsync();
        Directory.Delete(path, recursive: true);
    }
}
