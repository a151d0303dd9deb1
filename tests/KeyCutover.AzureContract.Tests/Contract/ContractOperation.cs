using System.Globalization;
using System.Text.RegularExpressions;

namespace KeyCutover.AzureContract.Tests.Contract;

/// <summary>An operation of one api-version, as index.json has it.</summary>
internal sealed partial record ContractOperation(string OperationId, string Method, string Path, string ApiVersion, string File)
{
    private readonly Regex pattern = PatternOf(Path);

    /// <summary>Microsoft.Web, KeyVault.DataPlane and so on.</summary>
    public string Provider => File.Split('/')[1];

    /// <summary>How much of the path is literal: the more, the better a match.</summary>
    public int Specificity => Parameter().Replace(Path, "").Length;

    /// <summary>Whether the path says anything: an operation "by id" would match every request.</summary>
    public bool IsSpecific => Specificity > 1;

    public bool Matches(string method, string path) => Method.Equals(method, StringComparison.OrdinalIgnoreCase) && pattern.IsMatch(path);

    /// <summary>How far apart two api-versions are.</summary>
    public double DistanceTo(string apiVersion) => Math.Abs(Age(ApiVersion) - Age(apiVersion));

    private static double Age(string apiVersion) =>
        DateOnly.TryParseExact(apiVersion.Length >= 10 ? apiVersion[..10] : "", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.DayNumber
        : double.TryParse(apiVersion.Split('-')[0], CultureInfo.InvariantCulture, out var number) ? number
        : 0;

    // A first parameter stands for a whole scope. The path of a parent resource and the version of a secret may be left out.
    private static Regex PatternOf(string path)
    {
        var template = path.Trim('/');
        var escaped = Parameter().Replace(Regex.Escape(template).Replace("\\{", "{", StringComparison.Ordinal), match =>
            match.Index == 0 ? ".+"
            : match.Value == "{parentResourcePath}" ? ".*"
            : match.Value == "{secret-version}" ? "[^/]*"
            : "[^/]+");
        escaped = escaped.Replace("/.*/", "/(.*/)?", StringComparison.Ordinal).Replace("/[^/]*", "(/[^/]*)?", StringComparison.Ordinal);
        return new Regex("^/*" + escaped + "/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
