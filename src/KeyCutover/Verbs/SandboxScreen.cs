using System.Threading.Channels;
using KeyCutover.Sandbox;
using KeyCutover.Terminal;
using Spectre.Console;

namespace KeyCutover.Verbs;

/// <summary>What the sandbox verb shows: what there is and how to reach it, then every request as it comes.</summary>
internal static class SandboxScreen
{
    // A seed may hold a thousand sites; the connection file has them all.
    private const int RowsOfAKind = 20;

    public static void Show(SandboxConnection connection, string? file)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("What", "Name", "Where");
        table.AddRow("Resource Manager, Entra, Graph, logs", "", connection.ResourceManager.ToString());
        table.AddRow("tenant", connection.TenantId, $"{connection.Authority}{connection.TenantId}");
        table.AddRow("resource group", Plain.Markup(connection.ResourceGroup), $"/subscriptions/{connection.SubscriptionId}");
        table.AddRow("client", connection.ClientId, "its secret stands in the connection file");
        AddRows(table, "vault", connection.Vaults);
        AddRows(table, "account", connection.Accounts);
        AddRows(table, "site", connection.Sites.Select(site => KeyValuePair.Create(site.Key, site.Value.Url)));
        if (connection.Logs.WorkspaceId is { } workspace) table.AddRow("workspace", workspace, $"{connection.Logs.Endpoint}v1");
        table.AddRow("knobs, faults, state", "", connection.Admin.Endpoint.ToString());
        Consoles.Output.Write(table);
        Consoles.Output.WriteLine($"Certificate to trust: {connection.CaCertificate}");
        Consoles.Output.WriteLine($"One second here is {connection.TimeScale} s in the sandbox.");
        Consoles.Output.WriteLine(file is null ? "Write a connection file with --connection FILE to use it from other processes." : $"Connection file: {Path.GetFullPath(file)}");
        Consoles.Output.WriteLine("Ctrl+C ends it.");
    }

    /// <summary>Shows requests until it is cancelled.</summary>
    public static async Task FollowAsync(AzureSandbox sandbox, CancellationToken cancellation)
    {
        var requests = Channel.CreateUnbounded<SandboxRequest>(new UnboundedChannelOptions { SingleReader = true });
        void Take(object? sender, SandboxRequest request) => requests.Writer.TryWrite(request);
        sandbox.RequestAnswered += Take;
        try
        {
            await foreach (var request in requests.Reader.ReadAllAsync(cancellation))
                Consoles.Output.Profile.Out.Writer.WriteLine(LineOf(request, request.PrincipalObjectId is { } id ? sandbox.NameOfPrincipal(id) : "-"));
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how it ends.
        }
        finally
        {
            sandbox.RequestAnswered -= Take;
        }
    }

    internal static string LineOf(SandboxRequest request, string who) =>
        $"{request.Method,-6} {request.Path}  {who}  {(request.Status == 0 ? "cut" : request.Status)}  {request.DurationMs:0} ms";

    private static void AddRows(Table table, string what, IEnumerable<KeyValuePair<string, Uri>> all)
    {
        var (shown, hidden) = (all.Take(RowsOfAKind), all.Count() - RowsOfAKind);
        foreach (var (name, address) in shown) table.AddRow(what, Plain.Markup(name), Plain.Markup(address.ToString()));
        if (hidden > 0) table.AddRow(what, $"and {hidden} more", "see the connection file");
    }
}
