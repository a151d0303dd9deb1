using System.CommandLine;
using KeyCutover.Composition;
using KeyCutover.Sandbox;
using KeyCutover.Terminal;
using Spectre.Console;

namespace KeyCutover.Verbs;

/// <summary><c>sandbox</c>: the sandbox alone, for other tools and other processes.</summary>
internal static class SandboxVerb
{
    public static Command Create()
    {
        var seed = new Option<string?>("--seed") { Description = "What the sandbox holds at its start (YAML)." };
        var load = new Option<string?>("--load") { Description = "Go on from a file that --save wrote, instead of a seed." };
        var save = new Option<string?>("--save") { Description = "Where to write what the sandbox holds when it is ended. Holds its secrets: readable for you only." };
        var port = new Option<int>("--port") { Description = "The port of its main address; 0 takes any that is free." };
        var scale = CommonOptions.TimeScale();
        var connection = new Option<string?>("--connection") { Description = "Where to write how to reach it. Holds the sandbox's own secrets: readable for you only." };
        var traffic = new Option<bool>("--traffic") { Description = "Drive the customer sessions that the seed describes through its sites." };
        var command = new Command("sandbox", "Runs the sandbox alone: an HTTPS server that answers for the parts of Azure a cutover uses.")
        {
            seed, load, save, port, scale, connection, traffic,
        };
        command.Does(async (parse, cancellation) =>
        {
            var (from, saved) = (parse.GetValue(seed), parse.GetValue(load));
            if (from is not null && saved is not null) throw new Refusal("--seed and --load exclude each other: a saved sandbox holds what it held.");
            await using var sandbox = saved is null
                ? await SandboxStart.StartAsync(from, parse.GetValue(port), parse.GetValue(scale), cancellation)
                : await SandboxStart.GoOnAsync(saved, parse.GetValue(port), parse.GetValue(scale), cancellation);
            if (parse.GetValue(connection) is { } file) await sandbox.Connection.WriteAsync(file, cancellation);
            SandboxScreen.Show(sandbox.Connection, parse.GetValue(connection));
            if (parse.GetValue(traffic)) sandbox.StartTraffic();
            await SandboxScreen.FollowAsync(sandbox, cancellation);
            if (parse.GetValue(save) is { } kept) await SaveAsync(sandbox, kept);
            return ExitCodes.Done;
        });
        return command;
    }

    // The verb has been cancelled by now, and the file is wanted because of it.
    private static async Task SaveAsync(AzureSandbox sandbox, string file)
    {
        await sandbox.SaveAsync(file, CancellationToken.None);
        Consoles.Output.WriteLine($"Saved to {file}; 'keycutover sandbox --load {file}' goes on from it.");
    }
}
