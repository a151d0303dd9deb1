using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;

namespace KeyCutover.Worker.Notifications;

/// <summary>What is sent about an event, in the receiver's format.</summary>
internal static class MessageBody
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly JsonEventFormatter CloudEvents = new(Json, default);

    /// <summary>The media type of messages in a format.</summary>
    public static string MediaTypeOf(ReceiverFormat format) => format == ReceiverFormat.Teams ? MediaTypeNames.Application.Json : "application/cloudevents+json";

    /// <summary>The message.</summary>
    /// <param name="notification">What it tells.</param>
    /// <param name="format">The receiver's format.</param>
    /// <param name="service">Where people reach the service; ends with a slash.</param>
    public static string Write(RunNotification notification, ReceiverFormat format, Uri service)
    {
        var data = notification.Data with { Link = new Uri(service, notification.Page).ToString() };
        return format == ReceiverFormat.Teams ? TeamsCard.Write(notification, data).ToJsonString(Json) : WriteCloudEvent(notification, data, service);
    }

    private static string WriteCloudEvent(RunNotification notification, NotificationData data, Uri service)
    {
        var message = new CloudEvent
        {
            Id = notification.Id,
            Source = service,
            Type = NotificationEvents.TypeOf(notification.Event),
            Subject = notification.RunId,
            Time = notification.At,
            DataContentType = MediaTypeNames.Application.Json,
            Data = data,
        };
        return Encoding.UTF8.GetString(CloudEvents.EncodeStructuredModeMessage(message, out _).Span);
    }
}
