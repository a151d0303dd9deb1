using KeyCutover.Domain.Deliveries;
using KeyCutover.Domain.Secrets;
using KeyCutover.Worker.Notifications;

namespace KeyCutover.Worker.Tests.Notifications;

public sealed class DeliveryTests : IAsyncLifetime
{
    private WebhookBench bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => bench = await WebhookBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task What_is_written_is_told_at_once_and_signed()
    {
        var outbox = await bench.ServeAsync();
        var run = ToldRun.AtAGate();

        outbox.OnEntry(run.Entries[^1], run.View);

        var message = await bench.Listening.NextAsync(Cancellation);
        Assert.Equal("application/cloudevents+json; charset=utf-8", message.Headers["Content-Type"]);
        Assert.Equal("run-1/7", message.Headers["webhook-id"]);
        Assert.Equal($"{ToldRun.Start.ToUnixTimeSeconds()}", message.Headers["webhook-timestamp"]);
        Assert.Equal(WebhookSignature.Sign([SecretValue.Of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")], "run-1/7", ToldRun.Start.ToUnixTimeSeconds(), message.Body), message.Headers["webhook-signature"]);
        var delivery = await bench.SettledAsync(delivery => delivery.State == DeliveryState.Delivered, Cancellation);
        Assert.Equal((1, 204, null), (delivery.Attempts, delivery.LastStatus, delivery.LastProblem));
    }

    [Fact]
    public async Task What_does_not_arrive_is_sent_again_when_it_is_due_with_the_same_id()
    {
        bench.Listening.Answers.Enqueue(503);
        var outbox = await bench.ServeAsync();
        var run = ToldRun.AtAGate();
        outbox.OnEntry(run.Entries[^1], run.View);

        var first = await bench.Listening.NextAsync(Cancellation);
        var failed = await bench.SettledAsync(delivery => delivery.Attempts == 1, Cancellation);
        Assert.Equal((DeliveryState.Pending, 503, "answered 503", ToldRun.Start.AddSeconds(5)), (failed.State, failed.LastStatus, failed.LastProblem, failed.Due));

        bench.Time.Advance(TimeSpan.FromSeconds(5));
        var second = await bench.Listening.NextAsync(Cancellation);
        Assert.Equal((first.Headers["webhook-id"], first.Body), (second.Headers["webhook-id"], second.Body));
        Assert.NotEqual(first.Headers["webhook-signature"], second.Headers["webhook-signature"]);
        await bench.SettledAsync(delivery => delivery is { State: DeliveryState.Delivered, Attempts: 2 }, Cancellation);
    }

    [Fact]
    public async Task An_answer_cannot_send_a_message_elsewhere()
    {
        bench.Listening.Answers.Enqueue(307);
        var outbox = await bench.ServeAsync();
        var run = ToldRun.AtAGate();
        outbox.OnEntry(run.Entries[^1], run.View);

        Assert.Equal("/hook", (await bench.Listening.NextAsync(Cancellation)).Path);
        Assert.Equal(307, (await bench.SettledAsync(delivery => delivery.Attempts == 1, Cancellation)).LastStatus);
    }

    [Fact]
    public void Attempts_go_on_for_nearly_three_days()
    {
        var waits = Enumerable.Range(1, 20).Select(RetrySchedule.After).TakeWhile(wait => wait is not null).Select(wait => wait!.Value).ToList();

        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait).TotalDays, 2.9, 3);
    }

    [Fact]
    public async Task A_crash_between_journal_and_outbox_loses_nothing_and_doubles_nothing()
    {
        // The receiver is known, and the process died between an entry and the outbox.
        await bench.State.Deliveries.BeginAsync(["siem"], ToldRun.Start, Cancellation);
        var run = ToldRun.AtAGate();
        await bench.State.Journal.AppendAsync(run.Entries, Cancellation);

        var outbox = await bench.ServeAsync();
        Assert.Equal("run-1/7", (await bench.Listening.NextAsync(Cancellation)).Headers["webhook-id"]);

        // Told of it once more, and of what came next: only what came next is sent.
        outbox.OnEntry(run.Entries[^1], run.View);
        run.Say(ToldRun.Decision());
        outbox.OnEntry(run.Entries[^1], run.View);
        Assert.Equal("run-1/8", (await bench.Listening.NextAsync(Cancellation)).Headers["webhook-id"]);
        Assert.Equal(2, (await bench.State.Deliveries.ListAsync(null, 10, Cancellation)).Count);
    }

    [Fact]
    public async Task A_receiver_is_not_told_what_happened_before_it_was_configured()
    {
        bench.Time.Advance(TimeSpan.FromDays(1));
        var run = ToldRun.AtAGate();
        await bench.State.Journal.AppendAsync(run.Entries, Cancellation);

        var outbox = await bench.ServeAsync();
        run.Say(ToldRun.Decision());
        outbox.OnEntry(run.Entries[^1], run.View);

        Assert.Equal("run-1/8", (await bench.Listening.NextAsync(Cancellation)).Headers["webhook-id"]);
        Assert.Single(await bench.State.Deliveries.ListAsync(null, 10, Cancellation));
    }
}
