using KeyCutover.Domain.Steps;
using KeyCutover.Terminal;
using Spectre.Console;

namespace KeyCutover.Tests;

public sealed class PlainTests
{
    [Theory]
    [InlineData("as it is\n\tand \u2022 so on \u00e9", "as it is\n\tand \u2022 so on \u00e9")]
    [InlineData("a\u001b[2Jb", "a\u241b[2Jb")]
    [InlineData("a\r\nb\rc", "a\r\nb\u240dc")]
    [InlineData("a\bb\u007f", "a\u2408b\u2421")]
    [InlineData("a\u009b2Jb", "a\ufffd2Jb")]
    [InlineData("a\u202eb\u2066c\u200bd", "a\ufffdb\ufffdc\ufffdd")]
    [InlineData(null, "")]
    public void What_moves_the_cursor_or_hides_text_is_shown(string? text, string expected) => Assert.Equal(expected, Plain.Of(text));

    [Fact]
    public void A_card_shows_a_setting_that_would_rewrite_the_screen()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 160;

        console.Write(CardTable.Changes([new PropertyChange("/x/site", "appSettings.NAME", "was", "https://evil.example\u001b[1A\u001b[2K")]));

        Assert.Contains("https://evil.example\u241b[1A\u241b[2K", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output.ToString());
    }
}
