using System.Runtime.InteropServices;

namespace KeyCutover.Sandbox.AppService;

/// <summary>Finds the <c>dotnet</c> that runs this process, whatever PATH says.</summary>
internal static class DotnetHost
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        for (var folder = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, name);
            if (File.Exists(candidate))
                return candidate;
        }
        return Environment.ProcessPath is { } self && System.IO.Path.GetFileName(self) == name
            ? self
            : throw new InvalidOperationException("The dotnet host that the sandbox runs sites with was not found beside the runtime.");
    }
}
