using Azure.Core;
using KeyCutover.Domain.Journal;
using KeyCutover.Remote;
using KeyCutover.Worker.Api.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KeyCutover.Tests.Remote;

/// <summary>A service whose connections break, which a good one does too seldom to wait for.</summary>
public sealed class LostConnectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_go_on_after_the_last_one_that_came()
    {
        var asked = new List<string?>();
        var lost = new List<string>();
        await using var app = await StartAsync(routes => routes.MapGet("/api/v1/runs/r/events", async context =>
        {
            var after = int.Parse(context.Request.Query["after"]!, System.Globalization.CultureInfo.InvariantCulture);
            asked.Add(context.Request.Query["after"]);
            context.Response.ContentType = "text/event-stream";
            // Two entries, then half of a third.
            foreach (var sequence in new[] { after + 1, after + 2 }) await context.Response.WriteAsync($"id: {sequence}\ndata: {Entry(sequence)}\n\n", context.RequestAborted);
            await context.Response.WriteAsync($"id: {after + 3}\ndata: {Entry(after + 3)[..20]}", context.RequestAborted);
        }));
        using var service = Open(app);

        var sequences = new List<long>();
        await foreach (var entry in service.Events("r").FollowAsync(lost.Add, Cancellation))
        {
            sequences.Add(entry.Sequence);
            if (sequences.Count == 4) break;
        }

        Assert.Equal([1, 2, 3, 4], sequences);
        Assert.Equal(["0", "2"], asked);
        Assert.Single(lost);
    }

    [Fact]
    public async Task A_submission_whose_answer_is_lost_is_sent_again_with_the_same_key()
    {
        var keys = new List<string>();
        await using var app = await StartAsync(routes => routes.MapPost("/api/v1/plans", context =>
        {
            keys.Add(context.Request.Headers["Idempotency-Key"].ToString());
            if (keys.Count < 3) context.Abort();
            return context.Response.WriteAsJsonAsync(
                new PlanDocument { PlanId = "p", Name = "n", File = "f", Hash = "h", SubmittedBy = "s", SubmittedById = "i", SubmittedAt = DateTimeOffset.UnixEpoch }, ApiJson.Options, context.RequestAborted);
        }));
        using var service = Open(app);

        Assert.Equal("p", (await service.SubmitAsync("plan.yaml", "text", "key-1", Cancellation)).PlanId);
        Assert.Equal(["key-1", "key-1", "key-1"], keys);
    }

    [Fact]
    public async Task What_has_an_effect_and_no_key_is_sent_once()
    {
        var count = 0;
        await using var app = await StartAsync(routes => routes.MapPost("/api/v1/runs/r/rollback", context =>
        {
            count++;
            context.Abort();
            return Task.CompletedTask;
        }));
        using var service = Open(app);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => service.DoAsync("r", Domain.Runs.RunVerb.Rollback, null, Cancellation));
        Assert.Equal(ExitCodes.Unexpected, refusal.ExitCode);
        Assert.Equal(1, count);
    }

    private static string Entry(long sequence) =>
        System.Text.Json.JsonSerializer.Serialize(EventDocument.Of(JournalEntry.Next("r", null, DateTimeOffset.UnixEpoch, new RunStarted()) with { Sequence = sequence }), ApiJson.Options);

    private static ServiceClient Open(WebApplication app) =>
        new(ServiceConnection.Open(new RemoteTarget(new Uri(app.Urls.Single() + "/"), null), DelegatedTokenCredential.Create((_, _) => new AccessToken("token", DateTimeOffset.MaxValue)), "scope"));

    private static async Task<WebApplication> StartAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        map(app);
        await app.StartAsync(Cancellation);
        return app;
    }
}
