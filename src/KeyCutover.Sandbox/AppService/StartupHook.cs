using System.Diagnostics;

/// <summary>
/// Runs in a site's process before the application (DOTNET_STARTUP_HOOKS), and ends it when its standard input does. The sandbox holds the other end, so
/// no application outlives a sandbox that was killed, and the application need not know of any of it. The runtime asks for this name, without a namespace.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        // Nobody inherits the hook: what the application starts is its own affair.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        new Thread(EndWithInput) { IsBackground = true, Name = "sandbox watch" }.Start();
    }

    private static void EndWithInput()
    {
        using var input = Console.OpenStandardInput();
        Span<byte> ignored = stackalloc byte[16];
        while (input.Read(ignored) > 0)
        {
        }
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
