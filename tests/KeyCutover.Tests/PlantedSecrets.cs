using System.Text;

namespace KeyCutover.Tests;

/// <summary>Looks for the secrets that were planted in PineGate, in the forms in which they could leak.</summary>
internal static class PlantedSecrets
{
    private static readonly string[] Values = [PineGate.Key1, PineGate.Key2, PineGate.ClientSecret];

    private static readonly IReadOnlyList<(string Form, byte[] Bytes)> Forms =
    [
        .. Values.SelectMany(value => new[]
        {
            ($"{value} as UTF-8", Encoding.UTF8.GetBytes(value)),
            ($"{value} as UTF-16", Encoding.Unicode.GetBytes(value)),
            ($"{value} as hexadecimal", Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(value)))),
        }.Concat(Base64(value))),
    ];

    public static IEnumerable<string> In(string text) => In(Encoding.UTF8.GetBytes(text));

    public static IEnumerable<string> In(byte[] bytes) => Forms.Where(form => bytes.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => form.Form);

    /// <summary>Where a value stands inside what is encoded decides on its digits; the ends depend on the neighbours and are cut off.</summary>
    private static IEnumerable<(string, byte[])> Base64(string value) =>
        Enumerable.Range(0, 3).Select(shift =>
        {
            var digits = Convert.ToBase64String([.. new byte[shift], .. Encoding.UTF8.GetBytes(value)]).TrimEnd('=');
            return ($"{value} as Base64", Encoding.ASCII.GetBytes(digits[4..^2]));
        });
}
