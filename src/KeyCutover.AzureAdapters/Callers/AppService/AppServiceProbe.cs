using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain.Callers;

namespace KeyCutover.AzureAdapters.Callers.AppService;

/// <summary>Asks an application, over HTTPS, to make a model call of its own.</summary>
internal sealed class AppServiceProbe(HttpPipeline pipeline)
{
    /// <summary>Asks once; the affinity cookie leads to one instance when <paramref name="pin"/> says so. No answer is an answer too.</summary>
    public async Task<CallerProbe> AskAsync(Uri address, string path, string? instance, bool pin, CancellationToken cancellation)
    {
        var asked = new Uri(address, path.TrimStart('/'));
        var request = pipeline.CreateRequest();
        request.Method = RequestMethod.Get;
        request.Uri.Reset(asked);
        request.Headers.Add("Accept", "application/json");
        if (pin) request.Headers.Add("Cookie", $"ARRAffinity={instance}");

        try
        {
            return Read(await pipeline.SendRequestAsync(request, cancellation), instance) with { Address = asked };
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && exception is RequestFailedException or OperationCanceledException)
        {
            return new CallerProbe { Instance = instance ?? "unknown", Address = asked, Status = 0 };
        }
    }

    internal static CallerProbe Read(Response response, string? instance)
    {
        var body = JsonReading.ParseOrNothing(response.Content);
        return new CallerProbe
        {
            Instance = body.Text("instance") ?? instance ?? "unknown",
            Process = body.Text("process"),
            Status = response.Status,
            ModelStatus = body.Number("modelStatus"),
            ModelErrorCode = body.Text("errorCode"),
            ModelErrorMessage = SecretMask.Apply(body.Text("errorMessage")),
            ObjectId = Guid.TryParse(body.Text("objectId"), out var id) ? id : null,
            ModelRequestId = body.Text("requestId"),
        };
    }
}
