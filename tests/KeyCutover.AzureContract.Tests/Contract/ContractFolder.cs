namespace KeyCutover.AzureContract.Tests.Contract;

/// <summary>
/// The folder of Azure's public contract: API descriptions, official examples, recorded traffic. It stands beside the checkout, or where
/// <c>KEYCUTOVER_AZURE_CONTRACT</c> says; nothing but these tests reads it.
/// </summary>
internal sealed record ContractFolder(string Root)
{
    private const string Variable = "KEYCUTOVER_AZURE_CONTRACT";

    /// <summary>Where the checkout is; reports go below it.</summary>
    public static DirectoryInfo? Checkout { get; } = FindCheckout();

    /// <summary>The folder, or null when it is not there.</summary>
    public static ContractFolder? Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var root = !string.IsNullOrEmpty(named) ? named
            : Checkout?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", "azure-contract")
            : null;
        return root is not null && File.Exists(Path.Combine(root, "index.json")) ? new ContractFolder(root) : null;
    }

    /// <summary>A file of the folder, by its path with slashes.</summary>
    public string PathOf(string file) => Path.Combine([Root, .. file.Split('/')]);

    private static DirectoryInfo? FindCheckout()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "KeyCutover.sln")))
            directory = directory.Parent;
        return directory;
    }
}
