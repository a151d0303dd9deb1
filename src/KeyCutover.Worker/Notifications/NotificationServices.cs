using Microsoft.AspNetCore.Builder;

namespace KeyCutover.Worker.Notifications;

internal static class NotificationServices
{
    public static WebApplicationBuilder AddNotifications(this WebApplicationBuilder builder) => builder;

}
