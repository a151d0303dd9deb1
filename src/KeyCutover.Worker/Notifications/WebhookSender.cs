using System.Net.Http.Headers;
using System.Text;
using KeyCutover.Domain.Deliveries;

namespace KeyCutover.Worker.Notifications;

/// <summary>Sends one message once. Addresses come from the configuration only, and no answer can send it elsewhere.</summary>
internal sealed class WebhookSender(HttpClient http, TimeProvider wall)
{
    /// <summary>How long a receiver may take to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>A client that follows no redirects and keeps no cookies.</summary>
    public static HttpClient CreateClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience };

    /// <summary>What the receiver said to a message. Its words are neither read nor kept.</summary>
    public async Task<ReceiverAnswer> SendAsync(Receiver receiver, Delivery delivery, CancellationToken cancellation)
    {
        var began = wall.GetTimestamp();
        try
        {
            using var request = RequestOf(receiver, delivery);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return new ReceiverAnswer((int)response.StatusCode, response.IsSuccessStatusCode ? null : $"answered {(int)response.StatusCode}", wall.GetElapsedTime(began));
        }
        catch (HttpRequestException exception)
        {
            return new ReceiverAnswer(null, $"could not be reached ({exception.HttpRequestError})", wall.GetElapsedTime(began));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ReceiverAnswer(null, $"did not answer within {Patience.TotalSeconds:0} s", wall.GetElapsedTime(began));
        }
    }

    private HttpRequestMessage RequestOf(Receiver receiver, Delivery delivery)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body));
        content.Headers.ContentType = new MediaTypeHeaderValue(MessageBody.MediaTypeOf(receiver.Format), "utf-8");
        var request = new HttpRequestMessage(HttpMethod.Post, receiver.Url) { Content = content };
        // Of the attempt, not of the event, and by the wall clock: receivers refuse what is too old to be true.
        var timestamp = wall.GetUtcNow().ToUnixTimeSeconds();
        request.Headers.Add(WebhookSignature.IdHeader, delivery.EventId);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString());
        if (receiver.Secrets.Count > 0)
            request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(receiver.Secrets, delivery.EventId, timestamp, delivery.Body));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("KeyCutover", typeof(WebhookSender).Assembly.GetName().Version?.ToString(3)));
        return request;
    }
}

/// <summary>What came of sending a message.</summary>
/// <param name="Status">The HTTP status; null when there was no answer.</param>
/// <param name="Problem">Why it did not arrive; null when it did.</param>
/// <param name="Took">How long the receiver took.</param>
internal sealed record ReceiverAnswer(int? Status, string? Problem, TimeSpan Took);
