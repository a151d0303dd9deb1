using System.CommandLine;
using KeyCutover.Composition;
using KeyCutover.Store;
using Microsoft.Extensions.Hosting;

namespace KeyCutover.Verbs;

/// <summary><c>serve</c>: the long-running worker with its REST API and web pages.</summary>
internal static class ServeVerb
{
    private const string DefaultUrl = "https://localhost:5443";

    public static Command Create()
    {
        var state = CommonOptions.State();
        var connection = CommonOptions.Connection();
        var url = new Option<string?>("--url") { Description = $"Where to listen (https); https://127.0.0.1:0 takes any port that is free. Unless given: the setting Urls, or with --sandbox {DefaultUrl}." };
        var sandbox = new Option<bool>("--sandbox") { Description = "Serve for a sandbox in this process, whose directory has people to sign in as. Touches no Azure." };
        var seed = new Option<string?>("--seed") { Description = "With --sandbox: what it holds at its start (YAML)." };
        var scale = CommonOptions.TimeScale();
        var sandboxConnection = new Option<string?>("--sandbox-connection") { Description = "With --sandbox: where to write how to reach it. Holds the sandbox's own secrets: readable for you only." };
        var command = new Command("serve", "Runs the service: executes runs, and serves the REST API and the web pages. Settings follow as --Section:Key=value.")
        {
            state, connection, url, sandbox, seed, scale, sandboxConnection,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.Does(async (parse, cancellation) =>
        {
            var settings = SettingsIn(parse.UnmatchedTokens);
            if (parse.GetValue(url) is { } address) CheckAddress(address);
            if (!parse.GetValue(sandbox))
            {
                var azure = await AzureTarget.ReadAsync(parse.GetValue(connection), cancellation);
                return await ServeAsync(azure, parse.GetRequiredValue(state), parse.GetValue(url), null, settings, cancellation);
            }

            if (parse.GetValue(connection) is not null) throw new Refusal("--connection and --sandbox exclude each other: with --sandbox the sandbox is what runs go to.");
            await using var started = await SandboxStart.StartAsync(parse.GetValue(seed), 0, parse.GetValue(scale), cancellation);
            if (parse.GetValue(sandboxConnection) is { } file) await started.Sandbox.Connection.WriteAsync(file, cancellation);
            started.Sandbox.StartTraffic();
            // What the seed that ships holds; another seed's key is named with --Evidence:Key.
            if (parse.GetValue(seed) is null) settings = [$"--Evidence:Key={started.Sandbox.Connection.Vaults["pinegate-vault"]}keys/evidence-signing", .. settings];
            return await ServeAsync(AzureTarget.Of(started.Sandbox), parse.GetRequiredValue(state), parse.GetValue(url) ?? DefaultUrl, started, settings, cancellation);
        });
        return command;
    }

    private static async Task<int> ServeAsync(AzureTarget azure, string statePath, string? url, SandboxStart? sandbox, string[] settings, CancellationToken cancellation)
    {
        await using var state = await StateDirectory.OpenAsync(statePath, cancellation);
        try
        {
            await using var app = ServiceHost.Build(azure, state, url, sandbox?.Sandbox, settings);
            SettingsCheck.Make(app.Services);
            await app.StartAsync(cancellation);
            foreach (var address in app.Urls) Console.Out.WriteLine($"KeyCutover serves at {address}");
            Console.Out.WriteLine($"Runs are kept in {state.Path}");
            if (sandbox is not null) Console.Out.WriteLine($"It works on a sandbox. Browsers and clients have to trust {sandbox.Sandbox.Connection.CaCertificate}");
            await app.WaitForShutdownAsync(cancellation);
            return ExitCodes.Done;
        }
        catch (Exception exception) when (IsOfTheCertificate(exception))
        {
            throw new Refusal($"The service has no certificate to serve with: {exception.Message} Name one with the settings Kestrel:Certificates:Default:Path (and KeyPath or Password), by its full path.");
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new Refusal($"The service cannot listen at {url}: the address is in use. Choose another with --url.");
        }
    }

    /// <summary>What the web server says of a certificate that is not there or cannot be used.</summary>
    private static bool IsOfTheCertificate(Exception exception) =>
        exception is System.Security.Cryptography.CryptographicException or FileNotFoundException or DirectoryNotFoundException
        || exception is InvalidOperationException && exception.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase);

    private static void CheckAddress(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.PathAndQuery != "/")
            throw new Refusal($"--url must be an https address without a path, such as {DefaultUrl}; it is '{url}'. Cookies and tokens travel encrypted only.");
        if (address is { Host: "localhost", Port: 0 }) throw new Refusal("--url cannot take any free port of localhost, which is two addresses; write https://127.0.0.1:0.");
    }

    private static string[] SettingsIn(IReadOnlyList<string> tokens)
    {
        var wrong = tokens.Where(token => !token.StartsWith("--", StringComparison.Ordinal) || !token.Contains(':') || !token.Contains('=')).ToList();
        return wrong.Count == 0 ? [.. tokens] : throw new Refusal($"{string.Join(", ", wrong)}: settings are written as --Section:Key=value; 'keycutover serve --help' shows the options.");
    }
}
