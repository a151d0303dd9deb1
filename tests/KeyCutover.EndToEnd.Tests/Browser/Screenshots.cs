using Microsoft.Playwright;

namespace KeyCutover.EndToEnd.Tests.Browser;

/// <summary>Pictures of pages at desktop and phone width, in light and dark, for people to look at.</summary>
internal static class Screenshots
{
    /// <summary>The folder: as the environment says, or beside the tests.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("KEYCUTOVER_SCREENSHOTS") is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "screenshots");

    public static async Task TakeAsync(IPage page, string name)
    {
        Directory.CreateDirectory(Folder);
        foreach (var (size, width, scheme) in new[] { ("desktop", 1280, ColorScheme.Light), ("desktop-dark", 1280, ColorScheme.Dark), ("phone", 390, ColorScheme.Light) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{size}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
            var tooWide = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
            Assert.False(tooWide, $"{name} is wider than {width} pixels.");
        }

        await page.SetViewportSizeAsync(1280, 900);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }
}
