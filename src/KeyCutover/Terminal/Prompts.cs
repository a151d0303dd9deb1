using KeyCutover.Verbs;
using Spectre.Console;

namespace KeyCutover.Terminal;

/// <summary>Questions to whoever sits at the terminal.</summary>
internal static class Prompts
{
    /// <summary>Whether anybody can be asked: not in a pipe, and not when the output is for a program.</summary>
    public static bool CanAsk(OutputFormat output) =>
        output == OutputFormat.Text && !Console.IsInputRedirected && !Console.IsOutputRedirected && Consoles.Output.Profile.Capabilities.Interactive;

    /// <summary>Asks for a yes; no is the default.</summary>
    public static Task<bool> AgreesAsync(string question, CancellationToken cancellation) =>
        new ConfirmationPrompt(Plain.Markup(question)) { DefaultValue = false }.ShowAsync(Consoles.Output, cancellation);

    /// <summary>Asks for a word to be typed; whether it was.</summary>
    public static async Task<bool> TypesAsync(string word, string question, CancellationToken cancellation) =>
        (await new TextPrompt<string>(Plain.Markup(question)).AllowEmpty().ShowAsync(Consoles.Output, cancellation)).Trim() == word;
}
