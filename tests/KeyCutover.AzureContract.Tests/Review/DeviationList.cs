using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace KeyCutover.AzureContract.Tests.Review;

/// <summary>The reviewed list (deviations.yaml) of where the sandbox may differ from Azure, and why.</summary>
internal sealed class DeviationList
{
    /// <summary>Operations that the sandbox does not answer for; requests to them are not sent.</summary>
    public List<LeftOutOperation> NotSimulated { get; set; } = [];

    /// <summary>Recorded requests that are not sent, for another reason than their operation.</summary>
    public List<LeftOutRequest> NotReplayed { get; set; } = [];

    public List<AcceptedDeviation> Deviations { get; set; } = [];

    public static DeviationList Read()
    {
        var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        using var file = File.OpenText(Path.Combine(AppContext.BaseDirectory, "Review", "deviations.yaml"));
        return reader.Deserialize<DeviationList>(file);
    }

    /// <summary>Whether a text is what a pattern says; a star stands for anything.</summary>
    public static bool Fits(string pattern, string text) =>
        Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.Singleline);
}

internal abstract class ReviewedEntry
{
    /// <summary>Why it is accepted.</summary>
    public string Reason { get; set; } = "";
}

internal sealed class LeftOutOperation : ReviewedEntry
{
    /// <summary>Operation id; stars allowed.</summary>
    public string Operation { get; set; } = "";
}

internal sealed class LeftOutRequest : ReviewedEntry
{
    /// <summary>Recording and request, such as <c>web/name#12</c>; stars allowed.</summary>
    public string Where { get; set; } = "";
}

internal sealed class AcceptedDeviation : ReviewedEntry
{
    /// <summary>Recording and request, example, or what was asked; stars allowed.</summary>
    public string Where { get; set; } = "*";

    /// <summary>Operation id; stars allowed.</summary>
    public string Operation { get; set; } = "*";

    /// <summary>The difference; stars allowed.</summary>
    public string What { get; set; } = "";

    public bool Covers(Difference difference) =>
        DeviationList.Fits(Where, difference.Where) && DeviationList.Fits(Operation, difference.Operation) && DeviationList.Fits(What, difference.What);
}
