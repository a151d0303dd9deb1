using KeyCutover.EndToEnd.Tests.Browser;
using KeyCutover.EndToEnd.Tests.Service;

namespace KeyCutover.EndToEnd.Tests;

public sealed class BrowserJourneyTests
{
    [Fact]
    public async Task Look()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var chromium = await Chromium.StartAsync();
        var seed = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "plans", "sandbox", "pinegate.yaml"), cancellation);
        await using var service = await ServiceProcess.StartAsync(seed, 60, cancellation);
        service.Sandbox.StartTraffic();
        using var erin = new Api(service, "erin@pinegate.example");
        var runId = await erin.SubmitAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "plans", "pinegate-claims.yaml"), cancellation), cancellation);
        await using var ben = await Visitor.SignInAsync(chromium, service, "Ben Okafor");
        await erin.WhenAsync(runId, run => run.State == Domain.Runs.RunState.AwaitingApproval, cancellation);
        foreach (var (name, path) in new[] { ("inbox", "/"), ("runs", "/runs"), ("run", $"/runs/{runId}"), ("gate", $"/runs/{runId}/gates/claims-chatbot/swap-settings"), ("plans", "/plans"), ("me", "/me"), ("audit", "/audit") })
        {
            await ben.Page.GotoAsync(new Uri(service.Address, path).ToString());
            await ben.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
            await ben.Page.ScreenshotAsync(new() { Path = $"/tmp/shots/{name}.png", FullPage = true });
        }

        await ben.Page.SetViewportSizeAsync(390, 844);
        await ben.Page.GotoAsync(new Uri(service.Address, $"/runs/{runId}").ToString());
        await ben.Page.ScreenshotAsync(new() { Path = "/tmp/shots/run-phone.png", FullPage = true });
        Assert.Empty(ben.Elsewhere);
        Assert.Equal("", string.Join("\n", ben.Faults.Distinct()));
    }
}
