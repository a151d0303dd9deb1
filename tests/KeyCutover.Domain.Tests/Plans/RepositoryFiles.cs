namespace KeyCutover.Domain.Tests.Plans;

/// <summary>Files of the repository, found from wherever the tests run.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KeyCutover.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("KeyCutover.sln is in no folder above the tests.");
        return folder.FullName;
    }
}
