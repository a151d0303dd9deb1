using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace KeyCutover.Tests;

/// <summary>The executable as its users meet it: a process of its own, started without a shell, with everything it writes kept.</summary>
internal sealed class Executable : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "keycutover.dll");

    private readonly Process process;
    private readonly Transcript output;
    private readonly Transcript error;

    private Executable(Process process)
    {
        this.process = process;
        output = new Transcript(process.StandardOutput);
        error = new Transcript(process.StandardError);
    }

    public bool HasEnded => process.HasExited;

    /// <summary>Starts it; <paramref name="environment"/> is added to this process's own.</summary>
    public static Executable Start(IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", Program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new Executable(Process.Start(start) ?? throw new InvalidOperationException("The executable did not start."));
    }

    public static Executable Start(params IEnumerable<string> arguments) => Start(new Dictionary<string, string>(), arguments);

    /// <summary>Runs it to its end.</summary>
    public static Task<Ending> RunAsync(CancellationToken cancellation, params IEnumerable<string> arguments) =>
        RunAsync(new Dictionary<string, string>(), cancellation, arguments);

    public static async Task<Ending> RunAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancellation, params IEnumerable<string> arguments)
    {
        using var executable = Start(environment, arguments);
        return await executable.EndAsync(cancellation);
    }

    public async Task<Ending> EndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
        return new Ending(process.ExitCode, await output.AllAsync, await error.AllAsync);
    }

    /// <summary>Waits until it writes a line that matches; one caller at a time.</summary>
    public Task<Match> WhenItSaysAsync(Regex pattern, CancellationToken cancellation) => output.WhenSaidAsync(pattern, cancellation);

    /// <summary>The same for its standard error.</summary>
    public Task<Match> WhenItWarnsAsync(Regex pattern, CancellationToken cancellation) => error.WhenSaidAsync(pattern, cancellation);

    /// <summary>As kill -9 does: nothing in the process gets to run again.</summary>
    public void Kill() => process.Kill();

    public void Send(PosixSignal signal) => Assert.Equal(0, SendSignal(process.Id, signal == PosixSignal.SIGINT ? 2 : 15));

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}

/// <summary>How the process ended, and all it wrote.</summary>
internal sealed record Ending(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>It refused: that exit code, no result, and no stack trace.</summary>
    public Ending Refused(int exitCode = ExitCodes.BadInput)
    {
        Assert.True(ExitCode == exitCode, $"It ended with {ExitCode}.\n{Output}\n{Error}");
        // What it is about to do may stand there, but no result.
        Assert.All(Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^(Connecting|Starting) ", line));
        Assert.NotEmpty(ErrorLines);
        Assert.All(ErrorLines, line => Assert.DoesNotMatch(@"^at |Exception\b", line));
        return this;
    }

    public Ending EndedWith(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"It ended with {ExitCode} instead of {exitCode}.\n{Output}\n{Error}");
        return this;
    }
}
