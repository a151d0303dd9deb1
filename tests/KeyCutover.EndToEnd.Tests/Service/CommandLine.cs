using System.Diagnostics;
using System.Text.RegularExpressions;

namespace KeyCutover.EndToEnd.Tests.Service;

/// <summary>The executable as somebody uses it from their own machine: with a home of their own, and nothing of the service but its address.</summary>
internal sealed partial class CommandLine(ServiceProcess service) : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "keycutover.dll");

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("keycutover-home-");

    public string Home => home.FullName;

    /// <summary>Signs in with a code; <paramref name="enterCode"/> does what the person does in a browser.</summary>
    public async Task SignInAsync(Func<Uri, string, Task> enterCode, CancellationToken cancellation)
    {
        using var process = Start("sign-in");
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(cancellation) is { } line)
        {
            said.Add(line);
            if (Code().Match(line) is { Success: true } code && Address().Match(line) is { Success: true } address) await enterCode(new Uri(address.Value), code.Groups[1].Value);
        }

        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, $"It ended with {process.ExitCode}: {string.Join('\n', said)}\n{await output}");
    }

    /// <summary>Runs a command to its end, which has to be good, and returns what it wrote.</summary>
    public async Task<string> RunAsync(CancellationToken cancellation, params IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}\n{await output}");
        return await output;
    }

    public void Dispose() => home.Delete(recursive: true);

    private Process Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", Program, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = home.FullName,
        };
        start.Environment["HOME"] = start.Environment["XDG_DATA_HOME"] = home.FullName;
        start.Environment["KEYCUTOVER_SERVER"] = service.Address.ToString();
        start.Environment["KEYCUTOVER_CA_CERTIFICATE"] = service.CaCertificate;
        start.Environment["KEYCUTOVER_AUTHORITY"] = new Uri(service.Sandbox.Connection.Authority, service.Sandbox.Connection.TenantId).ToString();
        return Process.Start(start)!;
    }

    [GeneratedRegex("code ([A-Z0-9-]{6,})")]
    private static partial Regex Code();

    [GeneratedRegex(@"https://\S+devicelogin\S*")]
    private static partial Regex Address();
}
