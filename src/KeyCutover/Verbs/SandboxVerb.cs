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
        var port = CommonOptions.Port();
        var scale = CommonOptions.TimeScale();
        var connection = new Option<string?>("--connection") { Description = "Where to write how to reach it. Holds the sandbox's own secrets." };
        var traffic = new Option<bool>("--traffic") { Description = "Drive the customer sessions that the seed describes through its sites." };
        var command = new Command("sandbox", "Runs the sandbox alone: an HTTPS server that answers for the parts of Azure a cutover uses.") { seed, port, scale, connection, traffic };
        command.Does(async (parse, cancellation) =>
        {
            await using var started = await SandboxStart.StartAsync(parse.GetValue(seed), parse.GetValue(port), parse.GetValue(scale), cancellation);
            var sandbox = started.Sandbox;
            if (parse.GetValue(connection) is { } file) await WriteAsync(sandbox.Connection, file, cancellation);
            if (parse.GetValue(traffic)) sandbox.StartTraffic();
            Show(sandbox.Connection, parse.GetValue(connection));
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task WriteAsync(SandboxConnection connection, string file, CancellationToken cancellation)
    {
        try
        {
            await connection.WriteAsync(file, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"{file}: the connection file cannot be written. {exception.Message} Choose another with --connection.");
        }
    }

    private static void Show(SandboxConnection connection, string? file)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("What", "Name", "Where");
        table.AddRow("Resource Manager, Entra, logs", "", connection.ResourceManager.ToString());
        foreach (var (name, address) in connection.Vaults) table.AddRow("vault", Markup.Escape(name), address.ToString());
        foreach (var (name, address) in connection.Accounts) table.AddRow("account", Markup.Escape(name), address.ToString());
        foreach (var (name, site) in connection.Sites) table.AddRow("site", Markup.Escape(name), site.Url.ToString());
        Consoles.Output.Write(table);
        Consoles.Output.WriteLine($"Certificate to trust: {connection.CaCertificate}");
        Consoles.Output.WriteLine(file is null ? "Write a connection file with --connection FILE to use it from other processes." : $"Connection file: {Path.GetFullPath(file)}");
        Consoles.Output.WriteLine("Ctrl+C ends it.");
    }
}
