using System.Security.Cryptography;
using System.Text;

namespace KeyCutover.Domain.Secrets;

/// <summary>Deterministic secret names for the escrow, so that a repeated step finds what it already put away.</summary>
public static class EscrowNames
{
    private const int LongestName = 127;

    /// <summary>A Key Vault secret name (letters, digits, dashes; 1 to 127) that is the same for the same four inputs.</summary>
    public static string For(string run, string track, string step, string label)
    {
        var readable = new string([.. $"keycutover-{run}-{track}-{step}-{label}".Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{run}|{track}|{step}|{label}")))[..8];
        return $"{readable[..Math.Min(readable.Length, LongestName - 9)]}-{hash}";
    }
}
