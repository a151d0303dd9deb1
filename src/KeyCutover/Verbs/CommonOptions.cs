using System.CommandLine;
using KeyCutover.Terminal;

namespace KeyCutover.Verbs;

/// <summary>How a verb writes its result.</summary>
internal enum OutputFormat
{
    Text,
    Json,
}

/// <summary>Options that several verbs share, made anew for each.</summary>
internal static class CommonOptions
{
    public static Option<OutputFormat> Output() => new("--output", "-o") { Description = "How the result is written: text or json.", DefaultValueFactory = _ => OutputFormat.Text };

    public static Option<string> State() => new("--state")
    {
        Description = "The directory that holds the runs.",
        DefaultValueFactory = _ => DefaultState,
    };

    public static Option<string?> Connection() => new("--connection")
    {
        Description = "A connection file that says where Azure's endpoints are and who to sign in as. Without one: Azure itself, as the identity of the environment.",
    };

    public static Option<ApprovalMode> Approve() => new("--approve")
    {
        Description = "How gates are answered: ask (at the prompt) or all (approve every gate in your name).",
        DefaultValueFactory = _ => ApprovalMode.Ask,
    };

    public static Option<double> TimeScale() => new Option<double>("--time-scale")
    {
        Description = "How many seconds pass in the sandbox while one passes here; 0.1 to 10000.",
        DefaultValueFactory = _ => 60,
    }.Between(0.1, 10_000);

    public static Argument<string> Plan() => new("PLAN") { Description = "The plan file (YAML)." };

    private static string DefaultState =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "KeyCutover", "state");

    private static Option<double> Between(this Option<double> option, double least, double most)
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is var value && !(value >= least && value <= most))
                result.AddError($"{option.Name} must be between {least} and {most}.");
        });
        return option;
    }
}
