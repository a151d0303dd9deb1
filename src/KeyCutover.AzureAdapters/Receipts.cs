using Azure;
using KeyCutover.Domain;

namespace KeyCutover.AzureAdapters;

/// <summary>Reads from an answer how Azure's logs know the request.</summary>
internal static class Receipts
{
    public static WriteReceipt Of(Response response) => new(Header(response, "x-ms-request-id"), Header(response, "x-ms-correlation-request-id"));

    private static string? Header(Response response, string name) => response.Headers.TryGetValue(name, out var value) ? value : null;
}
