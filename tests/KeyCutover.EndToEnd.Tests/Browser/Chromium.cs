using Microsoft.Playwright;

namespace KeyCutover.EndToEnd.Tests.Browser;

/// <summary>A real Chromium without a window, and the folder that screenshots are written to.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>Where the browser is; tests that need it are skipped when this is not set.</summary>
    public const string PathVariable = "KEYCUTOVER_CHROMIUM";

    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var path = Environment.GetEnvironmentVariable(PathVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(path), $"{PathVariable} does not name a Chromium.");
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Quiet }));
    }

    /// <summary>Somebody's own browser: nobody else's cookies, and no certificate of the sandbox's authority, hence the errors that are ignored.</summary>
    public Task<IBrowserContext> OpenAsync(ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900) =>
        browser.NewContextAsync(new BrowserNewContextOptions
        {
            IgnoreHTTPSErrors = true, ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = height }, AcceptDownloads = true,
        });

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
