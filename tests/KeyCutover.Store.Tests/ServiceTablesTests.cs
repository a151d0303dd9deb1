using KeyCutover.Domain.Deliveries;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Plans;

namespace KeyCutover.Store.Tests;

public sealed class ServiceTablesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string path = Directory.CreateTempSubdirectory("keycutover-tables-").FullName;
    private StateDirectory state = null!;

    public async ValueTask InitializeAsync() => state = await StateDirectory.OpenAsync(path, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await state.DisposeAsync();
        Directory.Delete(path, recursive: true);
    }

    [Fact]
    public async Task The_same_request_key_of_the_same_person_gives_one_plan_also_at_the_same_time()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => state.Plans.AddAsync(Plan($"plan-{number}", "key"), Cancellation)));

        Assert.Single(added.Distinct());
        Assert.Equal(added[..1], await state.Plans.ListAsync(null, 100, Cancellation));
        var other = Plan("plan-other", "key") with { SubmittedById = "somebody-else" };
        Assert.Equal(other, await state.Plans.AddAsync(other, Cancellation));
    }

    [Fact]
    public async Task Plans_without_a_request_key_are_never_the_same()
    {
        await Task.WhenAll(state.Plans.AddAsync(Plan("plan-1", null), Cancellation), state.Plans.AddAsync(Plan("plan-2", null), Cancellation));

        Assert.Equal(2, (await state.Plans.ListAsync(null, 100, Cancellation)).Count);
    }

    [Fact]
    public async Task Plans_are_found_and_listed_in_pages_newest_first()
    {
        foreach (var number in Enumerable.Range(1, 5)) await state.Plans.AddAsync(Plan($"plan-{number}", $"key-{number}"), Cancellation);

        var first = await state.Plans.ListAsync(null, 2, Cancellation);
        Assert.Equal(["plan-5", "plan-4"], first.Select(plan => plan.Id));
        Assert.Equal(["plan-3", "plan-2"], (await state.Plans.ListAsync("plan-4", 2, Cancellation)).Select(plan => plan.Id));
        Assert.Empty(await state.Plans.ListAsync("plan-1", 2, Cancellation));
        Assert.Empty(await state.Plans.ListAsync("no-such-plan", 2, Cancellation));
        Assert.Equal(Plan("plan-2", "key-2"), await state.Plans.FindAsync("plan-2", Cancellation));
        Assert.Null(await state.Plans.FindAsync("no-such-plan", Cancellation));
    }

    [Fact]
    public async Task Refused_attempts_are_numbered_and_listed_in_pages_newest_first()
    {
        foreach (var number in Enumerable.Range(1, 3)) await state.Refusals.AppendAsync(Attempt($"run-{number}"), Cancellation);

        var listed = await state.Refusals.ListAsync(null, 2, Cancellation);
        Assert.Equal(["run-3", "run-2"], listed.Select(attempt => attempt.Target));
        Assert.Equal([Attempt("run-1") with { Number = 1 }], await state.Refusals.ListAsync(listed[^1].Number, 2, Cancellation));
    }

    [Fact]
    public async Task An_event_is_delivered_to_a_receiver_once_however_often_it_is_added()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => state.Deliveries.AddAsync([To("teams", "run/1"), To("siem", "run/1")], Cancellation)));
        await state.Deliveries.AddAsync([To("teams", "run/1"), To("teams", "run/2")], Cancellation);

        var listed = await state.Deliveries.ListAsync(null, 100, Cancellation);
        Assert.Equal([("teams", "run/2"), ("siem", "run/1"), ("teams", "run/1")], listed.Select(delivery => (delivery.Receiver, delivery.EventId)));
        Assert.Equal(listed.Skip(1), await state.Deliveries.ListAsync(listed[0].Number, 100, Cancellation));
    }

    [Fact]
    public async Task The_pending_delivery_that_is_due_first_is_next()
    {
        await state.Deliveries.AddAsync([To("teams", "run/1"), To("teams", "run/2"), To("siem", "run/1")], Cancellation);
        var first = (await state.Deliveries.NextAsync("teams", Cancellation))!;
        Assert.Equal("run/1", first.EventId);

        var failed = first with
        {
            Due = Start.AddMinutes(5), Attempts = 1, LastAttemptAt = Start.AddSeconds(1), LastTook = TimeSpan.FromMilliseconds(20), LastStatus = 503, LastProblem = "answered 503",
        };
        await state.Deliveries.UpdateAsync(failed, Cancellation);
        Assert.Equal(failed, await state.Deliveries.FindAsync(first.Number, Cancellation));
        var second = (await state.Deliveries.NextAsync("teams", Cancellation))!;
        Assert.Equal("run/2", second.EventId);

        await state.Deliveries.UpdateAsync(second with { State = DeliveryState.Delivered }, Cancellation);
        Assert.Equal(failed, await state.Deliveries.NextAsync("teams", Cancellation));
        await state.Deliveries.UpdateAsync(failed with { State = DeliveryState.GaveUp }, Cancellation);
        Assert.Null(await state.Deliveries.NextAsync("teams", Cancellation));
    }

    [Fact]
    public async Task A_receiver_receives_since_it_was_first_named_and_a_removed_one_is_forgotten()
    {
        await state.Deliveries.BeginAsync(["teams", "siem"], Start, Cancellation);
        await state.Deliveries.AddAsync([To("siem", "run/1")], Cancellation);

        var since = await state.Deliveries.BeginAsync(["teams"], Start.AddDays(1), Cancellation);

        Assert.Equal(Start, Assert.Single(since).Value);
        Assert.Equal(DeliveryState.GaveUp, Assert.Single(await state.Deliveries.ListAsync(null, 100, Cancellation)).State);
        Assert.Equal(Start.AddDays(2), (await state.Deliveries.BeginAsync(["teams", "siem"], Start.AddDays(2), Cancellation))["siem"]);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static StoredPlan Plan(string id, string? key) => new(id, "claims", "claims.yaml", "text", "hash", "Erin Lindqvist", "erin", Start, key);

    private static RefusedAttempt Attempt(string target) => new(0, Start, "Nina Petrov", "nina", "run pause", target, "does not have the role Run.Operate.", "203.0.113.7");

    private static Delivery To(string receiver, string @event) => new(0, receiver, @event, "keycutover.run.finished", "run", "{}", Start, Start);
}
