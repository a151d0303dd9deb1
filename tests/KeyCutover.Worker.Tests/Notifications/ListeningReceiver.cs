using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KeyCutover.Worker.Tests.Notifications;

/// <summary>A receiver on loopback that answers as it is told and keeps what it got.</summary>
public sealed class ListeningReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<ReceivedMessage> received = Channel.CreateUnbounded<ReceivedMessage>();

    private ListeningReceiver(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public Uri Url => new($"{app.Urls.First()}/hook");

    /// <summary>What it answers, one after the other; 204 when there is nothing left.</summary>
    public Queue<int> Answers { get; } = new();

    public static async Task<ListeningReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new ListeningReceiver(builder.Build());
        receiver.app.Run(receiver.ReceiveAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>The next message, when it comes.</summary>
    public async Task<ReceivedMessage> NextAsync(CancellationToken cancellation) => await received.Reader.ReadAsync(cancellation);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        await received.Writer.WriteAsync(new ReceivedMessage(http.Request.Path, headers, await reader.ReadToEndAsync()));
        http.Response.StatusCode = Answers.TryDequeue(out var status) ? status : StatusCodes.Status204NoContent;
        http.Response.Headers.Location = "/elsewhere";
    }
}

/// <summary>A message that came.</summary>
public sealed record ReceivedMessage(string Path, IReadOnlyDictionary<string, string> Headers, string Body);
