using Deque.AxeCore.Playwright;
using KeyCutover.EndToEnd.Tests.Service;
using Microsoft.Playwright;

namespace KeyCutover.EndToEnd.Tests.Browser;

/// <summary>One person in a browser of their own.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly Uri service;
    private readonly List<string> elsewhere = [];
    private readonly List<string> faults = [];

    private Visitor(IBrowserContext context, IPage page, Uri service) => (this.context, Page, this.service) = (context, page, service);

    public IPage Page { get; }

    /// <summary>Opens the service and signs in as somebody, on the directory's own page.</summary>
    public static async Task<Visitor> SignInAsync(Chromium chromium, ServiceProcess service, string name, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var context = await chromium.OpenAsync(scheme, width);
        var visitor = new Visitor(context, await context.NewPageAsync(), service.Address);
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

    /// <summary>A button of the page. Fluent's are elements of their own, whose role Playwright does not see.</summary>
    public ILocator Button(string text) => Page.Locator("fluent-button").Filter(new LocatorFilterOptions { HasText = text });

    /// <summary>Opens a page and waits until it is at rest.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(new Uri(service, path).ToString());
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Opens another page beside it.</summary>
    public async Task<IPage> OpenAsync(string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(service, path).ToString());
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return page;
    }

    /// <summary>Takes pictures of the page, and has its accessibility checked.</summary>
    public async Task LookAsync(string name)
    {
        await Screenshots.TakeAsync(Page, name);
        var findings = (await Page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical");
        Assert.Equal([], findings.Select(violation => $"{name}: {violation.Id}, {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>Nothing was asked of anybody but the service and the sandbox, and no page complained, but for what refusals look like.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(elsewhere);
        Assert.Equal([], faults.Where(fault => !IsARefusal(fault)));
    }

    // A page that is not there or not for them is one of the pages that were looked at.
    private static bool IsARefusal(string fault) =>
        fault.Contains("status of 404", StringComparison.Ordinal) || fault.Contains("status of 403", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
