using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KeyCutover.AzureContract.Tests.Contract;
using KeyCutover.AzureContract.Tests.Operations;
using KeyCutover.AzureContract.Tests.Review;
using KeyCutover.AzureContract.Tests.Sandboxes;

namespace KeyCutover.AzureContract.Tests.Examples;

/// <summary>Sends the official examples of the operations that the product uses, about the seed's resources; a documented status must come.</summary>
internal sealed partial class ExampleReplay(ContractFolder folder, OperationIndex index, ContractObserver observer)
{
    private static readonly string[] Order = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public async Task SendAsync(IReadOnlyCollection<string> operationIds, CancellationToken cancellation)
    {
        await using var sandbox = await ContractSandbox.StartAsync(ContractSeed.Of(asynchronous: false), cancellation);
        var examples = operationIds.SelectMany(index.Named)
            .Where(operation => !operation.Provider.StartsWith("Microsoft.MachineLearning", StringComparison.Ordinal) && !operation.File.EndsWith(".swagger2.json", StringComparison.Ordinal))
            .SelectMany(operation => OfficialExample.Of(operation, folder))
            .OrderBy(example => Array.IndexOf(Order, example.Operation.Method)).ThenBy(example => example.Name, StringComparer.Ordinal);
        foreach (var example in examples)
        {
            var call = CallOf(example, sandbox.Connection.Logs.WorkspaceId!);
            var answer = await sandbox.SendAsync(call, cancellation);
            observer.CountExample();
            observer.Check(call, answer, example.Name);
            if (!example.Statuses.Contains(answer.Status))
                observer.Report(new Difference(Evidence.Example, example.Name, example.Operation.OperationId, $"status {answer.Status} {answer.Code}, not {string.Join(" or ", example.Statuses)}"));
        }
    }

    private static AzureCall CallOf(OfficialExample example, string workspaceId)
    {
        var (operation, parameters) = (example.Operation, example.Parameters);
        var service = operation.Provider switch
        {
            "KeyVault.DataPlane" => AzureService.Vault,
            "LogAnalytics.DataPlane" => AzureService.Logs,
            "AzureOpenAI.DataPlane" => AzureService.Models,
            _ => AzureService.ResourceManager,
        };
        var path = Parameter().Replace("/" + operation.Path.TrimStart('/'), match => ExampleNames.Of(match.Groups[1].Value, example, workspaceId));
        var prefix = service switch { AzureService.Logs => "/v1", AzureService.Models => "/openai", _ => "" };
        var query = service == AzureService.Logs ? "" : $"?api-version={operation.ApiVersion}" + (parameters["$filter"] is { } filter ? $"&$filter={Uri.EscapeDataString(filter.ToString())}" : "");
        var body = example.BodyParameter is { } name && parameters[name] is { } sent ? JsonNode.Parse(ExampleNames.InBody(sent.ToJsonString())) : null;
        return new AzureCall(service, service == AzureService.Vault ? "vault" : "openai", operation.Method, prefix + path.Replace("//", "/", StringComparison.Ordinal), query, body);
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Parameter();
}
