using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Testing;
using KeyCutover.Worker.Api;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace KeyCutover.Worker.Tests.Api;

public sealed class EventTests(World world)
{
    [Fact]
    public async Task Entries_are_told_after_a_sequence_as_the_journal_has_them()
    {
        using var ada = world.Service.As(Persona.Ada);
        var run = await world.Service.WriteAsync(RunState.AwaitingApproval);
        var all = (await ada.GetAsync($"/runs/{run.RunId}/events")).Is<Page<EventDocument>>(HttpStatusCode.OK).Items;
        Assert.Equal(run.Entries.Select(entry => (entry.Sequence, entry.Hash, entry.Payload)), all.Select(entry => (entry.Sequence, entry.Hash, entry.Event.GetRawText())));
        Assert.Equal(("run-submitted", "gate-opened"), (all[0].Kind, all[^1].Kind));
        Assert.IsType<GateOpened>(all[^1].Read());
        Assert.Equal(all.Count, (await ada.GetAsync($"/runs/{run.RunId}/events", ("Accept", "application/json, text/event-stream"))).Is<Page<EventDocument>>(HttpStatusCode.OK).Items.Count);
        Assert.Equal(all.Skip(3).Select(entry => entry.Sequence), (await ada.GetAsync($"/runs/{run.RunId}/events?after=3")).Is<Page<EventDocument>>(HttpStatusCode.OK).Items.Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task A_stream_from_a_sequence_has_no_gaps_while_entries_are_written()
    {
        using var ada = world.Service.As(Persona.Ada);
        var run = await world.Service.WriteAsync(RunState.Running, written => written.Touch());
        using var response = await ada.FollowAsync($"/runs/{run.RunId}/events?after=2");
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));

        var count = run.Entries.Count + 100 - 2;
        var writing = WriteManyAsync(run, 100);
        var seen = await ReadAsync(response, count);
        await writing;
        Assert.Equal(Enumerable.Range(3, count).Select(number => (long)number), seen.Select(item => item.Data.Sequence));
        Assert.All(seen, item => Assert.Equal(($"{item.Data.Sequence}", item.Data.Kind), (item.EventId, item.EventType)));
    }

    [Fact]
    public async Task A_client_that_comes_back_goes_on_after_what_it_saw_last()
    {
        using var ada = world.Service.As(Persona.Ada);
        var run = await world.Service.WriteAsync(RunState.Running);
        using var response = await ada.FollowAsync($"/runs/{run.RunId}/events?after=1", ("Last-Event-ID", "4"));
        Assert.Equal(5, Assert.Single(await ReadAsync(response, 1)).Data.Sequence);
        using var wrong = await ada.FollowAsync($"/runs/{run.RunId}/events", ("Last-Event-ID", "the fourth"));
        (await Answer.OfAsync(wrong)).IsProblem(HttpStatusCode.BadRequest);
        using var none = await ada.FollowAsync("/runs/none/events");
        (await Answer.OfAsync(none)).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_idle_stream_shows_now_and_then_that_it_lives_and_ends_when_the_service_stops()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var service = await world.StartServiceAsync(clock);
        using var ada = service.As(Persona.Ada);
        var run = await service.WriteAsync(RunState.Succeeded);
        using var response = await ada.FollowAsync($"/runs/{run.RunId}/events?after={run.Entries.Count}");
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(World.Cancellation));
        Assert.Equal(": connected", await lines.ReadLineAsync(World.Cancellation));
        Assert.Equal("", await lines.ReadLineAsync(World.Cancellation));

        var next = lines.ReadLineAsync(World.Cancellation).AsTask();
        // The service begins to wait a moment after the line before was sent.
        while (!next.IsCompleted)
        {
            clock.Advance(EventStream.Heartbeat);
            await Task.Yield();
        }

        Assert.Equal(": still here", await next);
        var rest = lines.ReadToEndAsync(World.Cancellation);
        await service.StopAsync();
        Assert.All((await rest).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Equal(": still here", line));
    }

    private async Task WriteManyAsync(WrittenRun run, int count)
    {
        var step = run.First;
        for (var i = 0; i < count; i++)
        {
            var before = run.Entries.Count;
            run.Write(new StepWaiting(step.Track, step.Name, Domain.Steps.StepVerb.Verify, run.Entries[^1].At.AddDays(1), $"look {i}", null, null));
            await world.Service.AppendAsync(run, [.. run.Entries.Skip(before)]);
        }
    }

    private static async Task<IReadOnlyList<SseItem<EventDocument>>> ReadAsync(HttpResponseMessage response, int count)
    {
        var items = new List<SseItem<EventDocument>>();
        var parser = SseParser.Create(await response.Content.ReadAsStreamAsync(World.Cancellation), (_, data) => JsonSerializer.Deserialize<EventDocument>(data, ApiJson.Options)!);
        await foreach (var item in parser.EnumerateAsync(World.Cancellation))
        {
            items.Add(item);
            if (items.Count == count) break;
        }

        return items;
    }
}
