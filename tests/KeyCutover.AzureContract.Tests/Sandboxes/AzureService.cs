namespace KeyCutover.AzureContract.Tests.Sandboxes;

/// <summary>The parts of Azure that have origins of their own.</summary>
internal enum AzureService
{
    ResourceManager,
    Vault,
    Logs,
    Models,
}
