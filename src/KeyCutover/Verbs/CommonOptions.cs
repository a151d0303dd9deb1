using System.CommandLine;
using System.Globalization;
using System.Text.Json;
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
    public static Option<OutputFormat> Output() => new Option<OutputFormat>("--output", "-o") { Description = "How the result is written: text or json.", DefaultValueFactory = _ => OutputFormat.Text }.OneOf();

    public static Option<string> State() => new("--state")
    {
        Description = "The directory that holds the runs.",
        DefaultValueFactory = _ => DefaultState,
    };

    public static Option<string?> Connection() => new("--connection")
    {
        Description = "A connection file that says where Azure's endpoints are and who to sign in as. Without one: Azure itself, as the identity of the environment.",
    };

    public static Option<ApprovalMode> Approve() => new Option<ApprovalMode>("--approve")
    {
        Description = "How gates are answered: ask (at the prompt) or all (approve every gate in your name).",
        DefaultValueFactory = _ => ApprovalMode.Ask,
    }.OneOf();

    public static Option<double> TimeScale() => new Option<double>("--time-scale")
    {
        Description = "How many seconds pass in the sandbox while one passes here; 0.1 to 10000.",
        DefaultValueFactory = _ => 60,
    }.Between(0.1, 10_000);

    public static Option<int> Port() => new("--port")
    {
        Description = "The port of its main address; 0 takes any that is free.",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue) return port;
            result.AddError($"--port must be 0 to {ushort.MaxValue}; it is '{result.Tokens[0].Value}'.");
            return 0;
        },
    };

    public static Option<int> Limit() => new("--limit")
    {
        Description = "How many at most; 100 unless given.",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= 100_000) return limit;
            result.AddError($"--limit must be 1 to 100000; it is '{result.Tokens[0].Value}'.");
            return 0;
        },
        DefaultValueFactory = _ => 100,
    };

    public static Option<TimeSpan?> Timeout() => new("--timeout")
    {
        Description = "How long at most, such as 90s, 30m or 6h; without one, as long as it takes.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text.Length is > 1 and < 8 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                if (text[^1] == 's') return TimeSpan.FromSeconds(number);
                if (text[^1] == 'm') return TimeSpan.FromMinutes(number);
                if (text[^1] == 'h') return TimeSpan.FromHours(number);
                if (text[^1] == 'd' && number <= 365) return TimeSpan.FromDays(number);
            }

            result.AddError($"--timeout must be a whole number and s, m, h or d, such as 90s or 30m; it is '{text}'.");
            return null;
        },
    };

    /// <summary>Takes a name of an enumeration, and says which there are when it is none.</summary>
    public static Option<T?> Named<T>(this Option<T?> option) where T : struct, Enum
    {
        option.HelpName = "STATE";
        option.CustomParser = result =>
        {
            if (Enum.GetNames<T>().Contains(result.Tokens[0].Value, StringComparer.OrdinalIgnoreCase)) return Enum.Parse<T>(result.Tokens[0].Value, ignoreCase: true);
            result.AddError($"{option.Name} must be one of {string.Join(", ", Enum.GetNames<T>())}; it is '{result.Tokens[0].Value}'.");
            return null;
        };
        return option;
    }

    public static Argument<string> Plan()
    {
        var plan = new Argument<string>("PLAN") { Description = "The plan file (YAML)." };
        // Otherwise a mistyped option is taken for the name of a plan.
        plan.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] and var value }] && !Path.Exists(value)) result.AddError($"There is no option '{value}' here.");
        });
        return plan;
    }

    private static string DefaultState =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "KeyCutover", "state");

    private static Option<double> Between(this Option<double> option, double least, double most)
    {
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} must be {least} to {most}; it is '{text}'."));
            return least;
        };
        return option;
    }

    private static Option<T> OneOf<T>(this Option<T> option) where T : struct, Enum
    {
        var values = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);
        option.HelpName = string.Join('|', values.Keys);
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (values.TryGetValue(text, out var value)) return value;
            result.AddError($"{option.Name} must be {string.Join(" or ", values.Keys)}; it is '{text}'.");
            return default;
        };
        return option;
    }
}
