using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Core;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain;
using KeyCutover.Domain.Logs;

namespace KeyCutover.AzureAdapters.Logs;

/// <summary>The account's request logs, asked through the Log Analytics query API.</summary>
internal sealed class LogAnalytics(AzureClients clients) : IModelCallLog
{
    public async Task<ModelCallSummary> SummariseAsync(
        AzureResourceId account, AzureResourceId workspace, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        CallRow.Summarise(await QueryAsync(workspace, Kusto.CallsOf(account.ToString(), from, to), cancellation));

    public async Task<LoggedCall?> FindAsync(AzureResourceId account, AzureResourceId workspace, string requestId, CancellationToken cancellation)
    {
        var rows = await QueryAsync(workspace, Kusto.CallOf(account.ToString(), requestId), cancellation);
        return rows is [{ Status: { } status } row, ..] && int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new LoggedCall(requestId, row.At, number, Guid.TryParse(row.ObjectId, out var id) ? id : null)
            : null;
    }

    private async Task<IReadOnlyList<CallRow>> QueryAsync(AzureResourceId workspace, string query, CancellationToken cancellation)
    {
        var properties = await clients.ReadAsync(new ResourceIdentifier(workspace.ToString()), cancellation);
        var customer = properties.Text("customerId") ?? throw new InvalidOperationException($"{workspace} has no customer id.");

        var request = clients.Logs.CreateRequest();
        request.Method = RequestMethod.Post;
        request.Uri.Reset(new Uri(clients.LogsEndpoint, $"v1/workspaces/{customer}/query"));
        request.Headers.Add("Content-Type", "application/json");
        request.Headers.Add("Accept", "application/json");
        request.Content = RequestContent.Create(BinaryData.FromString(JsonSerializer.Serialize(new { query })));

        var response = await clients.Logs.SendRequestAsync(request, cancellation);
        if (response.IsError) throw new RequestFailedException(response);
        var body = JsonElement.Parse(response.Content.ToMemory().Span);
        // A result that is cut short comes with 200 and an error beside the rows. Counting it would call a loud account quiet.
        if (body.Child("error").ValueKind == JsonValueKind.Object) throw new RequestFailedException(response);
        return CallRow.ReadAll(body);
    }
}
