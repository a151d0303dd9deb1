using System.Security.Cryptography;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>Keys and secrets that open nothing but this sandbox.</summary>
internal static class NewSecret
{
    public static string OfLength(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);
}
