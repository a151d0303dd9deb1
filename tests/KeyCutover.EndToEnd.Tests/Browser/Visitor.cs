using KeyCutover.EndToEnd.Tests.Service;
using Microsoft.Playwright;

namespace KeyCutover.EndToEnd.Tests.Browser;

/// <summary>One person in a browser of their own.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> elsewhere = [];
    private readonly List<string> faults = [];

    private Visitor(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Requests that went to neither the service nor the sandbox: there must be none.</summary>
    public IReadOnlyList<string> Elsewhere => elsewhere;

    /// <summary>What the pages' scripts complained about.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Opens the service and signs in as somebody, on the directory's own page.</summary>
    public static async Task<Visitor> SignInAsync(Chromium chromium, ServiceProcess service, string name, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var context = await chromium.OpenAsync(scheme, width);
        var visitor = new Visitor(context, await context.NewPageAsync());
        visitor.Page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss", IsLoopback: false }) visitor.elsewhere.Add(request.Url);
        };
        visitor.Page.PageError += (_, error) => visitor.faults.Add(error);
        visitor.Page.Console += (_, message) =>
        {
            if (message.Type == "error") visitor.faults.Add($"{message.Text} {message.Location}");
        };
        await visitor.Page.GotoAsync(service.Address.ToString());
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await visitor.Page.WaitForURLAsync(url => url.StartsWith(service.Address.ToString(), StringComparison.Ordinal));
        return visitor;
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
