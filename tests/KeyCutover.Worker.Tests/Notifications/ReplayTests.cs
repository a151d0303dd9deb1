using KeyCutover.Domain.Deliveries;
using KeyCutover.Domain.People;
using KeyCutover.Worker.Desk;

namespace KeyCutover.Worker.Tests.Notifications;

public sealed class ReplayTests : IAsyncLifetime
{
    private static readonly Person Otto = new("otto", "Otto Brandt", [AppRoles.RunOperate], [], false);
    private static readonly Person Ada = new("ada", "Ada Mwangi", [AppRoles.AuditRead], [], false);

    private WebhookBench bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => bench = await WebhookBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task What_was_given_up_is_sent_again_at_once()
    {
        await bench.ServeAsync();
        await bench.State.Deliveries.AddAsync([To("siem") with { State = DeliveryState.GaveUp, Attempts = 11 }], Cancellation);

        await bench.Desk.ReplayAsync(Otto, 1, Cancellation);

        Assert.Equal("{}", (await bench.Listening.NextAsync(Cancellation)).Body);
        Assert.Equal(1, (await bench.SettledAsync(delivery => delivery.State == DeliveryState.Delivered, Cancellation)).Attempts);
    }

    [Fact]
    public async Task An_auditor_reads_and_replays_nothing_and_the_attempt_is_recorded()
    {
        await bench.State.Deliveries.AddAsync([To("siem")], Cancellation);

        Assert.Single(await bench.Desk.DeliveriesAsync(Ada, null, 10, Cancellation));
        var refused = await Assert.ThrowsAsync<DeskRefusedException>(() => bench.Desk.ReplayAsync(Ada, 1, Cancellation));

        Assert.Equal(DeskRefusalKind.NotPermitted, refused.Kind);
        Assert.Equal(("Ada Mwangi", "webhook replay"), Assert.Single((await bench.State.Refusals.ListAsync(null, 10, Cancellation)).Select(attempt => (attempt.By, attempt.What))));
    }

    [Fact]
    public async Task What_went_to_a_receiver_that_is_gone_is_not_sent_again()
    {
        await bench.State.Deliveries.AddAsync([To("pager")], Cancellation);

        var refused = await Assert.ThrowsAsync<DeskRefusedException>(() => bench.Desk.ReplayAsync(Otto, 1, Cancellation));
        Assert.Equal((DeskRefusalKind.NotLegal, "The receiver 'pager' is not configured any more."), (refused.Kind, refused.Message));
        Assert.Equal(DeskRefusalKind.NotFound, (await Assert.ThrowsAsync<DeskRefusedException>(() => bench.Desk.ReplayAsync(Otto, 99, Cancellation))).Kind);
    }

    private static Delivery To(string receiver) => new(0, receiver, "run-1/7", "keycutover.gate.opened", "run-1", "{}", ToldRun.Start, ToldRun.Start);
}
