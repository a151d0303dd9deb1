using Spectre.Console;

namespace KeyCutover.Terminal;

/// <summary>The consoles that results and progress are written to.</summary>
internal static class Consoles
{
    // A pipe has no width of its own, and Spectre's 80 columns break every table of resource names.
    private const int WidthOfAPipe = 160;

    /// <summary>The standard output.</summary>
    public static IAnsiConsole Output { get; } = WithRoom(AnsiConsole.Console, Console.IsOutputRedirected);

    /// <summary>The standard error, where progress goes when the standard output carries JSON. Nobody is asked there.</summary>
    public static IAnsiConsole Error { get; } = WithRoom(
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error), Interactive = InteractionSupport.No }), Console.IsErrorRedirected);

    private static IAnsiConsole WithRoom(IAnsiConsole console, bool isPipe)
    {
        if (isPipe) console.Profile.Width = WidthOfAPipe;
        return console;
    }
}
