using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>How the documents of the API are written: camelCase, states as their names, nothing escaped that need not be.</summary>
public static class ApiJson
{
    /// <summary>For whoever reads what the service answers, and for whoever writes the same documents elsewhere.</summary>
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>The same for people: indented.</summary>
    public static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    /// <summary>Sets options up as <see cref="Options"/> are.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        return options;
    }
}
