using System.Collections.Concurrent;
using System.Text.Json;

namespace KeyCutover.AzureContract.Tests.Contract;

/// <summary>Finds the operation that a request is for.</summary>
internal sealed class OperationIndex
{
    private readonly IReadOnlyList<ContractOperation> operations;
    private readonly ConcurrentDictionary<(string Provider, string Method, string Path, string Version), ContractOperation?> found = [];

    private OperationIndex(IReadOnlyList<ContractOperation> operations) => this.operations = operations;

    public static OperationIndex Read(ContractFolder folder) => new(JsonSerializer.Deserialize<List<ContractOperation>>(
        File.ReadAllText(folder.PathOf("index.json")), JsonSerializerOptions.Web)!);

    /// <summary>
    /// The operation in the api-version of the request or, where that one is not described here, in the nearest; null when there is none. Of
    /// operations whose paths both match, the more literal one is meant.
    /// </summary>
    public ContractOperation? Find(string provider, string method, string path, string apiVersion) =>
        found.GetOrAdd((provider, method, path, apiVersion), asked => Search(asked.Provider, asked.Method, asked.Path, asked.Version));

    /// <summary>An operation in every api-version that is described.</summary>
    public IEnumerable<ContractOperation> Named(string operationId) => operations.Where(operation => operation.OperationId == operationId);

    private ContractOperation? Search(string provider, string method, string path, string apiVersion)
    {
        var matches = operations
            .Where(operation => operation.Provider.StartsWith(provider, StringComparison.OrdinalIgnoreCase) && operation.IsSpecific && operation.Matches(method, path))
            .ToList();
        if (matches.Count == 0)
            return null;
        var best = matches.Max(operation => operation.Specificity);
        return matches
            .Where(operation => operation.Specificity == best)
            .OrderBy(operation => operation.ApiVersion.Equals(apiVersion, StringComparison.OrdinalIgnoreCase) ? -1 : operation.DistanceTo(apiVersion))
            .First();
    }
}
