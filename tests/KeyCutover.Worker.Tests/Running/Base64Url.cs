using System.Text;

namespace KeyCutover.Worker.Tests.Running;

/// <summary>The parts of a token as text.</summary>
internal static class Base64Url
{
    public static string Decode(string text) => Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(text));

    public static string Encode(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
