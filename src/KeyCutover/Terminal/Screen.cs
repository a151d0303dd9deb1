using System.Text.Json;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.Terminal;

/// <summary>Documents on the standard output, as the API has them.</summary>
internal static class Screen
{
    /// <summary>Prints a document as JSON for people and scripts.</summary>
    public static void Print<T>(T document) => Console.Out.WriteLine(JsonSerializer.Serialize(document, ApiJson.Indented));

    /// <summary>Prints a document as one line of JSON, of which more follow.</summary>
    public static void PrintLine<T>(T document) => Console.Out.WriteLine(JsonSerializer.Serialize(document, ApiJson.Options));
}
