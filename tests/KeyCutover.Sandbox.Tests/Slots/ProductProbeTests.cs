using KeyCutover.AzureAdapters;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Sandbox.Tests.Slots;

public sealed class ProductProbeTests
{
    [Fact]
    public async Task The_product_reaches_every_instance_by_the_name_that_Resource_Manager_gives_it()
    {
        await using var sandbox = await RunningSandbox.StartAsync(change: seed => SlotSeeds.WithStaging(seed, "claims-chatbot", instances: 2));
        var connection = sandbox.Connection;
        await using var services = new ServiceCollection().AddAzureAdapters(new AzureConnection
        {
            ResourceManager = connection.ResourceManager, Authority = connection.Authority, TenantId = Guid.Parse(connection.TenantId),
            SubscriptionId = Guid.Parse(connection.SubscriptionId), ClientId = connection.ClientId, ClientSecret = SecretValue.Of(connection.ClientSecret),
            CaCertificatePath = connection.CaCertificate, DisableInstanceDiscovery = true,
        }).BuildServiceProvider();

        var answers = await services.GetRequiredService<ICallerPlatform>().ProbeAsync(
            AzureResourceId.Parse(sandbox.Site), "/health/model", TestContext.Current.CancellationToken);

        Assert.Equal(2, answers.Select(answer => answer.Instance).Distinct().Count());
        Assert.Equal(2, answers.Select(answer => answer.Process).Distinct().Count());
    }
}
