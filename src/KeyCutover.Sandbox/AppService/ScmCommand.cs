using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace KeyCutover.Sandbox.AppService;

/// <summary>What a command came to, as Kudu words it.</summary>
internal sealed record ScmCommandResult(string Output, string Error, int ExitCode);

/// <summary>Runs one program of the SCM site's console: without a shell, with the site's environment.</summary>
internal static class ScmCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static async Task<ScmCommandResult> RunAsync(
        string command, string folder, IReadOnlyDictionary<string, string> environment, TimeProvider wall, CancellationToken cancellation)
    {
        var words = Split(command);
        if (words.Count == 0)
            return new(string.Empty, string.Empty, 0);

        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            return await FinishAsync(process, wall, cancellation);
        }
        catch (Win32Exception)
        {
            return new(string.Empty, $"{words[0]}: command not found\n", 127);
        }
    }

    /// <summary>Words are separated by blanks; single and double quotes keep blanks in a word.</summary>
    public static IReadOnlyList<string> Split(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, inside) = ('\0', false);
        foreach (var c in command)
        {
            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                (quote, inside) = (quote == '\0' ? c : '\0', true);
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (inside)
                    words.Add(word.ToString());
                inside = false;
                word.Clear();
            }
            else
            {
                word.Append(c);
                inside = true;
            }
        }
        if (inside)
            words.Add(word.ToString());
        return words;
    }

    private static async Task<ScmCommandResult> FinishAsync(Process process, TimeProvider wall, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Limit, wall);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(either.Token);
            var error = process.StandardError.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token);
            return new(await output, await error, process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            return new(string.Empty, "Command timed out.\n", 1);
        }
    }
}
