using KeyCutover.Domain.Engine;
using KeyCutover.Worker.Desk;
using KeyCutover.Worker.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Notifications;

/// <summary>Tells people outside what happens to runs: outbox, dispatcher, and the desk that shows what came of it.</summary>
internal static class NotificationServices
{
    public static WebApplicationBuilder AddNotifications(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WebhookOptions>().Configure<IConfiguration>(ReceiverReading.ReadInto).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsCheck>();
        services.AddSingleton<DoorBells>().AddSingleton(provider => new WebhookSender(WebhookSender.CreateClient(), provider.GetRequiredKeyedService<TimeProvider>(WallClock.Key)));
        services.AddSingleton<WebhookDesk>();

        services.AddSingleton<Outbox>().AddSingleton<IRunObserver>(provider => provider.GetRequiredService<Outbox>());
        services.AddHostedService(provider => provider.GetRequiredService<Outbox>());
        services.AddHostedService<DeliveryDispatcher>();
        return builder;
    }
}
