using System.Text.Json;
using KeyCutover.Domain.Journal;
using KeyCutover.Worker.Api.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KeyCutover.Worker.Api;

/// <summary>
/// Entries as server-sent events, each sent at once. A comment now and then tells proxies and clients that the connection lives. It ends when
/// the client goes or the service stops; the client then comes back with the last id it has.
/// </summary>
internal sealed class EventStream(Func<CancellationToken, IAsyncEnumerable<JournalEntry>> follow, TimeProvider clock, CancellationToken stopping) : IResult
{
    public const string ContentType = "text/event-stream";

    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public async Task ExecuteAsync(HttpContext context)
    {
        context.Response.ContentType = ContentType;
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await SendAsync(context.Response, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Both ends are as they should be.
        }
    }

    private async Task SendAsync(HttpResponse response, CancellationToken end)
    {
        await WriteAsync(response, ": connected\n\n", end);
        await using var entries = follow(end).GetAsyncEnumerator(end);
        while (true)
        {
            var next = entries.MoveNextAsync().AsTask();
            while (!await IsThereAsync(next)) await WriteAsync(response, ": still here\n\n", end);
            if (!await next) return;
            var document = EventDocument.Of(entries.Current);
            await WriteAsync(response, $"id: {document.Sequence}\nevent: {document.Kind}\ndata: {JsonSerializer.Serialize(document, ApiJson.Options)}\n\n", end);
        }
    }

    private async Task<bool> IsThereAsync(Task next)
    {
        try
        {
            await next.WaitAsync(Heartbeat, clock);
            return true;
        }
        catch (TimeoutException) when (!next.IsCompleted)
        {
            return false;
        }
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken end)
    {
        await response.WriteAsync(text, end);
        await response.Body.FlushAsync(end);
    }
}
