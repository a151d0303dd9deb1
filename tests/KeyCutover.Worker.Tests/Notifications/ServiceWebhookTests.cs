using System.Net;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.Notifications;

public sealed class ServiceWebhookTests(World world)
{
    [Fact]
    public async Task The_service_tells_of_a_decision_and_shows_the_delivery_without_the_address()
    {
        await using var listening = await ListeningReceiver.StartAsync();
        await using var service = await world.StartServiceAsync(null,
            "--Worker:Address=https://keycutover.example", "--Webhooks:0:Name=siem", $"--Webhooks:0:Url={listening.Url}?sig=secret", "--Webhooks:0:Events:0=gate-decided");
        var run = await service.WriteAsync(RunState.AwaitingApproval);
        using var ben = service.As(Persona.Ben);
        (await ben.PostAsync($"/runs/{run.RunId}/gates/{run.Gated.Track}/{run.Gated.Name}/decline", new DecisionRequest(run.Gated.Gate!.Card.Digest(), null)))
            .Is<GateDocument>(HttpStatusCode.OK);

        var message = await listening.NextAsync(World.Cancellation);
        Assert.StartsWith($"{run.RunId}/", message.Headers["webhook-id"], StringComparison.Ordinal);
        Assert.Contains("keycutover.gate.decided", message.Body, StringComparison.Ordinal);

        using var ada = service.As(Persona.Ada);
        var delivery = Assert.Single((await ada.GetAsync("/webhooks/deliveries")).Is<Page<DeliveryDocument>>(HttpStatusCode.OK).Items);
        Assert.Equal(("siem", message.Headers["webhook-id"]), (delivery.Receiver, delivery.EventId));
        var receiver = Assert.Single((await ada.GetAsync("/webhooks")).Is<Page<WebhookDocument>>(HttpStatusCode.OK).Items);
        Assert.Equal((listening.Url.GetLeftPart(UriPartial.Authority), 0), (receiver.Host, receiver.Signatures));
    }
}
