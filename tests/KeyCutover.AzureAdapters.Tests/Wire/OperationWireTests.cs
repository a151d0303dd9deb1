using Azure;
using Azure.Core;
using Azure.ResourceManager.CognitiveServices;
using Azure.ResourceManager.CognitiveServices.Models;

namespace KeyCutover.AzureAdapters.Tests.Wire;

public sealed class OperationWireTests
{
    private const string Id = WirePlayback.Group + "/providers/Microsoft.CognitiveServices/accounts/pinegate-openai";

    private readonly WirePlayback azure = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_location_is_polled_as_it_was_given_until_it_is_no_longer_202()
    {
        azure.On("PATCH", Id, 202, Account("Accepted"), ("Location", "https://management.azure.com/op/1?t=1&s=a%2Fb"), ("Retry-After", "0"));
        azure.On("GET", "/op/1", 202, "", ("Retry-After", "0"));
        azure.On("GET", "/op/1", 200, Account("Succeeded"));

        var operation = await UpdateAsync(WaitUntil.Started);
        Assert.False(operation.HasCompleted);
        await operation.UpdateStatusAsync(Cancellation);
        Assert.False(operation.HasCompleted);
        await operation.UpdateStatusAsync(Cancellation);

        Assert.Equal(ServiceAccountProvisioningState.Succeeded, operation.Value.Data.Properties?.ProvisioningState);
        Assert.Equal("?t=1&s=a%2Fb", azure.Requests[^1].Uri.Query);
    }

    [Fact]
    public async Task A_status_address_is_polled_and_then_the_resource_is_read()
    {
        azure.On("PATCH", Id, 202, Account("Accepted"), ("Azure-AsyncOperation", "https://management.azure.com/status/1"), ("Retry-After", "0"));
        azure.On("GET", "/status/1", 200, """{"status":"Succeeded"}""");
        azure.On("GET", Id, 200, Account("Succeeded"));

        var operation = await UpdateAsync(WaitUntil.Completed);

        Assert.Equal(ServiceAccountProvisioningState.Succeeded, operation.Value.Data.Properties?.ProvisioningState);
    }

    [Fact]
    public async Task A_failed_operation_throws_what_it_says()
    {
        azure.On("PATCH", Id, 202, Account("Accepted"), ("Azure-AsyncOperation", "https://management.azure.com/status/1"), ("Retry-After", "0"));
        azure.On("GET", "/status/1", 200, """{"status":"Failed","error":{"code":"RequestConflict","message":"Another operation is being performed."}}""");

        var exception = await Assert.ThrowsAsync<RequestFailedException>(() => UpdateAsync(WaitUntil.Completed));

        Assert.Equal("RequestConflict", new AzureFailures(TimeProvider.System).Classify(exception)?.Code);
    }

    private Task<Azure.ResourceManager.ArmOperation<CognitiveServicesAccountResource>> UpdateAsync(WaitUntil wait)
    {
        var account = azure.Clients.ResourceManager.GetCognitiveServicesAccountResource(new ResourceIdentifier(Id));
        var change = new CognitiveServicesAccountData(AzureLocation.SwedenCentral) { Properties = new CognitiveServicesAccountProperties { DisableLocalAuth = true } };
        return account.UpdateAsync(wait, change, Cancellation);
    }

    private static string Account(string state) =>
        $$$$"""{"id":"{{{{Id}}}}","name":"pinegate-openai","type":"Microsoft.CognitiveServices/accounts","kind":"OpenAI","location":"swedencentral","properties":{"provisioningState":"{{{{state}}}}"} }""";
}
