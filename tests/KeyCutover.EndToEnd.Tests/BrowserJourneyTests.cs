using System.Text.Json;
using KeyCutover.Domain.Runs;
using KeyCutover.EndToEnd.Tests.Browser;
using KeyCutover.EndToEnd.Tests.Service;
using Microsoft.Playwright;

namespace KeyCutover.EndToEnd.Tests;

/// <summary>A cutover as its people live it: submitted at a command line, decided, followed and audited in browsers.</summary>
[Collection(EndToEnd.OneAtATime)]
public sealed class BrowserJourneyTests
{
    private const float Patience = 60_000;

    [Fact]
    public async Task A_plan_is_submitted_decided_by_two_followed_to_its_end_and_audited()
    {
        EndToEnd.Demand();
        var cancellation = TestContext.Current.CancellationToken;
        await using var chromium = await Chromium.StartAsync();
        var plans = Path.Combine(AppContext.BaseDirectory, "plans");
        await using var service = await ServiceProcess.StartAsync(
            PlantedSecrets.In(await File.ReadAllTextAsync(Path.Combine(plans, "sandbox", "pinegate.yaml"), cancellation)), 60, cancellation, sandbox => [$"--Evidence:Key={sandbox.Vaults["pinegate-vault"]}keys/evidence-signing"]);
        service.Sandbox.StartTraffic();

        // The engineer signs in with a code and submits. Max may also approve, which is why his own approval has to be refused below.
        using var engineer = new CommandLine(service);
        await engineer.SignInAsync(async (address, code) =>
        {
            await using var context = await chromium.OpenAsync();
            var page = await context.NewPageAsync();
            await page.GotoAsync(address.ToString());
            await page.GetByLabel("Code that the device shows").FillAsync(code);
            await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Max Ferro" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Max Ferro is signed in" })).ToBeVisibleAsync();
        }, cancellation);
        using var submitted = JsonDocument.Parse(await engineer.RunAsync(cancellation, "plan", "submit", Path.Combine(plans, "pinegate-claims-governed.yaml"), "-o", "json"));
        var runId = submitted.RootElement.GetProperty("run").GetProperty("runId").GetString()!;

        await using var max = await Visitor.SignInAsync(chromium, service, "Max Ferro");
        await using var ben = await Visitor.SignInAsync(chromium, service, "Ben Okafor");
        await using var bea = await Visitor.SignInAsync(chromium, service, "Bea Novak");
        await using var sam = await Visitor.SignInAsync(chromium, service, "Sam Reyes");
        await using var otto = await Visitor.SignInAsync(chromium, service, "Otto Brandt");
        await using var ada = await Visitor.SignInAsync(chromium, service, "Ada Mwangi");

        // The operator's page is opened once and never loaded again: what it shows from here on came to it by itself.
        await otto.GoAsync($"/runs/{runId}");
        await Assertions.Expect(otto.Page.GetByText("AwaitingApproval").First).ToBeVisibleAsync(new() { Timeout = Patience });

        // The board finds it in its inbox.
        await ben.GoAsync("/");
        await ben.LookAsync("inbox");
        await ben.Page.GetByRole(AriaRole.Link, new() { Name = "swap-settings" }).First.ClickAsync();
        await Assertions.Expect(ben.Page.GetByText("appSettings.AZURE_OPENAI_API_KEY")).ToBeVisibleAsync();
        await ben.LookAsync("approval-card");

        await max.GoAsync($"/runs/{runId}/gates/claims-chatbot/swap-settings");
        await Assertions.Expect(max.Page.GetByText("Max Ferro submitted this plan; somebody else has to decide.")).ToBeVisibleAsync();
        await Assertions.Expect(max.Button("Approve")).ToHaveCountAsync(0);
        await max.LookAsync("approval-card-of-the-submitter");
        using (var api = new Api(service, "max@pinegate.example"))
            Assert.Equal(403, await api.TryDecideAsync(runId, "claims-chatbot", "swap-settings", cancellation));

        await ApproveAsync(ben, "The ticket is in order.");
        await Assertions.Expect(ben.Page.GetByText("You have approved; more people are needed.")).ToBeVisibleAsync();
        await bea.GoAsync($"/runs/{runId}/gates/claims-chatbot/swap-settings");
        await ApproveAsync(bea, null);
        await Assertions.Expect(otto.Page.GetByText("validate-call of claims-chatbot is done and verified.")).ToBeVisibleAsync(new() { Timeout = Patience });
        await otto.LookAsync("run-under-way");

        await WhenAskedAsync(service, runId, cancellation);
        await sam.GoAsync($"/runs/{runId}/gates/account/disable-local-auth");
        await ApproveAsync(sam, "Security agrees.");
        await bea.GoAsync($"/runs/{runId}/gates/account/disable-local-auth");
        await ApproveAsync(bea, null);
        await Assertions.Expect(otto.Page.GetByText("Succeeded").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await otto.LookAsync("run-succeeded");
        Assert.Equal(0, service.Sandbox.Sessions.Failed);

        // The auditor takes the evidence to another machine, where it is checked with the public key alone.
        await ada.GoAsync("/audit");
        await Assertions.Expect(ada.Page.GetByText("Max Ferro submitted this plan; somebody else has to decide.")).ToBeVisibleAsync();
        await ada.LookAsync("audit");
        await ada.GoAsync($"/runs/{runId}");
        var download = await ada.Page.RunAndWaitForDownloadAsync(() => ada.Page.GetByRole(AriaRole.Link, new() { Name = "Download the evidence" }).ClickAsync());
        using var elsewhere = new CommandLine(service);
        await download.SaveAsAsync(Path.Combine(elsewhere.Home, "evidence.zip"));
        using (var api = new Api(service, "ada@pinegate.example"))
            await File.WriteAllTextAsync(Path.Combine(elsewhere.Home, "key.pem"), await api.ReadTextAsync("/api/v1/evidence/key", cancellation), cancellation);
        Assert.Contains(runId, await elsewhere.RunAsync(cancellation, "evidence", "verify", "evidence.zip", "--public-key", "key.pem"), StringComparison.Ordinal);

        foreach (var (visitor, name, path) in new[]
        {
            (max, "runs", "/runs"), (max, "plans", "/plans"), (max, "plan-submit", "/plans/submit"), (ben, "inbox-empty", "/"), (otto, "me", "/me"), (ben, "audit-denied", "/audit"), (otto, "not-found", "/nowhere"),
        })
        {
            await visitor.GoAsync(path);
            await visitor.LookAsync(name);
        }

        await max.GoAsync("/plans");
        await max.Page.GetByRole(AriaRole.Link, new() { Name = "pinegate-claims-governed" }).First.ClickAsync();
        await Assertions.Expect(max.Button("Preview").First).ToBeVisibleAsync();
        await max.LookAsync("plan");
        foreach (var visitor in (Visitor[])[max, ben, bea, sam, otto, ada]) visitor.AssertQuiet();
        await service.KillAsync(cancellation);
        PlantedSecrets.AssertNowhere(service, Path.Combine(elsewhere.Home, "evidence.zip"));
    }

    private static async Task ApproveAsync(Visitor visitor, string? comment)
    {
        if (comment is not null) await visitor.Page.GetByRole(AriaRole.Textbox, new() { Name = "Comment" }).FillAsync(comment);
        await visitor.Button("Approve").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText(new System.Text.RegularExpressions.Regex("approved", System.Text.RegularExpressions.RegexOptions.IgnoreCase)).First).ToBeVisibleAsync();
    }

    private static async Task WhenAskedAsync(ServiceProcess service, string runId, CancellationToken cancellation)
    {
        using var api = new Api(service, "ada@pinegate.example");
        await api.WhenAsync(runId, run => run.State == RunState.AwaitingApproval && run.Tracks[^1].Steps.Any(step => step.Gate is not null), cancellation);
    }
}
