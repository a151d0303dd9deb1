using System.Text.Json.Nodes;
using KeyCutover.AzureContract.Tests.Sandboxes;

namespace KeyCutover.AzureContract.Tests.Operations;

/// <summary>
/// A request that the product or its tests make, in every api-version that is described or sent, and the status it is to bring: an answer that
/// is right for another status would prove nothing.
/// </summary>
internal sealed record Ask(string What, AzureService Service, string Method, string Path, int Status, params string[] Versions)
{
    public string Host { get; init; } = "";

    public string Filter { get; init; } = "";

    public string? Body { get; init; }

    public string? Key { get; init; }

    public bool Authorized { get; init; } = true;

    public IEnumerable<AzureCall> Calls() => Versions.Select(version => new AzureCall(
        Service, Host, Method, Path,
        version.Length == 0 ? "" : $"?api-version={version}" + (Filter.Length > 0 ? $"&$filter={Uri.EscapeDataString(Filter)}" : ""),
        Body is null ? null : JsonNode.Parse(Body))
    {
        Key = Key,
        Authorized = Authorized,
    });
}
