using System.Net;
using System.Text.RegularExpressions;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.Web;

/// <summary>Pages as people get them, signed in by the directory.</summary>
public sealed partial class PageTests(World world)
{
    [Fact]
    public async Task The_inbox_says_what_is_asked_who_is_missing_and_why_somebody_may_not_decide()
    {
        var run = await world.Service.WriteAsync(RunState.AwaitingApproval);
        var asked = $"{run.Gated.Name} of {run.Gated.Track}";

        var ben = await OpenAsync(Persona.Ben, "/");
        Assert.Contains(asked, ben.Text, StringComparison.Ordinal);
        Assert.Contains(run.RunId, ben.Text, StringComparison.Ordinal);
        Assert.Contains("Missing approvals 2 of change-board", ben.Text, StringComparison.Ordinal);
        Assert.Contains("Read the card and decide", ben.Text, StringComparison.Ordinal);

        var otto = await OpenAsync(Persona.Otto, "/");
        Assert.Contains("You cannot decide here. Otto Brandt does not have the role Gate.Approve.", otto.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_says_what_it_waits_for_and_why_a_command_is_not_possible()
    {
        var run = await world.Service.WriteAsync(RunState.AwaitingApproval);
        var page = await OpenAsync(Persona.Otto, $"/runs/{run.RunId}");
        Assert.Contains("What it waits for", page.Text, StringComparison.Ordinal);
        Assert.Contains("a decision. Read the card 2 of change-board when somebody acts none: the gate stays open", page.Text, StringComparison.Ordinal);
        Assert.Contains($"Resume Run {run.RunId} is AwaitingApproval; only a paused run can be resumed.", page.Text, StringComparison.Ordinal);
        Assert.Contains($"2 of change-board asked before {run.Gated.Name} of {run.Gated.Track}.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_operate_is_told_so()
    {
        var run = await world.Service.WriteAsync(RunState.Paused);
        Assert.Contains("Operating it needs the role Run.Operate.", (await OpenAsync(Persona.Ada, $"/runs/{run.RunId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stuck_run_says_what_to_type()
    {
        var run = await world.Service.WriteAsync(RunState.Stuck);
        var page = await OpenAsync(Persona.Otto, $"/runs/{run.RunId}");
        Assert.Contains("To be done by hand", page.Text, StringComparison.Ordinal);
        Assert.Contains("az role assignment delete", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_shows_the_whole_card_and_its_digest()
    {
        var run = await world.Service.WriteAsync(RunState.AwaitingApproval);
        var page = await OpenAsync(Persona.Ben, $"/runs/{run.RunId}/gates/{run.Gated.Track}/{run.Gated.Name}");
        Assert.Contains("properties.disableLocalAuth false true", page.Text, StringComparison.Ordinal);
        Assert.Contains("Undone by setting it back.", page.Text, StringComparison.Ordinal);
        Assert.Contains($"Card {run.Gated.Gate!.Card.Digest()}", page.Text, StringComparison.Ordinal);
        Assert.Contains("You decide as Ben Okafor", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approvals_that_no_longer_count_are_shown_with_what_changed()
    {
        var run = await world.Service.WriteAsync(RunState.AwaitingApproval, written => written.Write(
            new Domain.Journal.GateDecided(written.Gated.Track, written.Gated.Name, true, "Ben Okafor", null, written.Gated.Gate!.Card.Digest()) { ById = Persona.Ben.ObjectId, Groups = ["change-board"] },
            new Domain.Journal.GateVoided(written.Gated.Track, written.Gated.Name, "The target changed.") { Differences = [new CardDifference("identity.type of the site", "absent", "SystemAssigned")] }));
        var page = await OpenAsync(Persona.Ben, $"/runs/{run.RunId}/gates/{run.Gated.Track}/{run.Gated.Name}");
        Assert.Contains("The target changed. Decided before: Ben Okafor approved.", page.Text, StringComparison.Ordinal);
        Assert.Contains("identity.type of the site absent SystemAssigned", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You decide as", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/runs/nobody-started-this")]
    [InlineData("/runs/nobody-started-this/gates/account/disable-local-auth")]
    [InlineData("/plans/nobody-submitted-this")]
    [InlineData("/nothing/of/the/kind")]
    public async Task What_is_not_there_is_not_found_and_the_page_says_where_to_go(string path)
    {
        var page = await OpenAsync(Persona.Ada, path);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Not found", page.Text, StringComparison.Ordinal);
        Assert.Contains("all runs", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_log_is_for_auditors_and_the_attempt_is_recorded()
    {
        Assert.Contains("You have no access to this", (await OpenAsync(Persona.Erin, "/audit")).Text, StringComparison.Ordinal);
        Assert.Contains(await world.Service.Refusals.ListAsync(null, 200, World.Cancellation), refused => refused.ById == Persona.Erin.ObjectId && refused.What == "audit read");
        Assert.Contains("Who did what", (await OpenAsync(Persona.Ada, "/audit")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_loads_everything_from_the_service_itself_and_finds_it()
    {
        using var browser = world.Service.Browser();
        var page = await PageText.OfAsync(await browser.SignInAsync(Persona.Ada, "/runs"));
        var parts = Loaded().Matches(page.Html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToList();
        Assert.Contains(parts, part => part.Contains("blazor.web", StringComparison.Ordinal));
        Assert.All(parts, part => Assert.False(part.Contains("//", StringComparison.Ordinal), part));
        foreach (var part in parts)
        {
            using var answer = await browser.SendAsync(HttpMethod.Get, new Uri(world.Service.Address, part), null);
            Assert.True(answer.IsSuccessStatusCode, $"{part}: {answer.StatusCode}");
        }
    }

    private async Task<PageText> OpenAsync(Persona persona, string path)
    {
        using var browser = world.Service.Browser();
        using var answer = await browser.SignInAsync(persona, path);
        return await PageText.OfAsync(answer);
    }

    [GeneratedRegex("<(?:script|link)[^>]* (?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Loaded();
}
