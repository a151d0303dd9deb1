using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.Composition;

/// <summary>What a connection file says about where Azure's endpoints are and who to sign in as.</summary>
internal sealed record ConnectionFile
{
    private const string Remedy = "Make one with 'keycutover sandbox --connection FILE'.";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public required Uri ResourceManager { get; init; }

    public required Uri Authority { get; init; }

    public required Guid TenantId { get; init; }

    public required Guid SubscriptionId { get; init; }

    public required string ClientId { get; init; }

    [JsonConverter(typeof(SecretTextConverter))]
    public required SecretValue ClientSecret { get; init; }

    public string? CaCertificate { get; init; }

    public LogsSection? Logs { get; init; }

    /// <summary>Where people sign in to the service; null when the file is for runs only.</summary>
    public SignInSection? SignIn { get; init; }

    public double TimeScale { get; init; } = 1;

    public DateTimeOffset? TimeOrigin { get; init; }

    /// <summary>Reads the file and finds out whether it can be used.</summary>
    /// <exception cref="Refusal">It is not there, is no connection file, or cannot be used; the message has one line for each problem.</exception>
    public static async Task<ConnectionFile> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var text = await File.ReadAllTextAsync(path, cancellation);
            if (string.IsNullOrWhiteSpace(text)) throw new Refusal($"{path}: the connection file is empty. {Remedy}");
            RefuseGaps(path, text);
            var file = JsonSerializer.Deserialize<ConnectionFile>(text, Json)!;
            var problems = ConnectionProblems.Of(file).ToList();
            return problems.Count == 0 ? file : throw new Refusal(string.Join(Environment.NewLine, problems.Select(problem => $"{path}: {problem}")));
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $":{line + 1}:{exception.BytePositionInLine + 1}" : "";
            var what = exception.Path is { Length: > 2 } member ? $"{member[2..]} is not of the right kind" : "the JSON is malformed";
            throw new Refusal($"{path}{place}: this is no connection file, {what}. {Remedy}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"{path}: the connection file cannot be read. {exception.Message} {Remedy}");
        }
    }

    /// <summary>Names all members that are missing, where the serializer would speak of its types.</summary>
    private static void RefuseGaps(string path, string text)
    {
        if (JsonNode.Parse(text) is not JsonObject members) throw new Refusal($"{path}:1:1: this is no connection file, it holds no JSON object. {Remedy}");
        var missing = Json.GetTypeInfo(typeof(ConnectionFile)).Properties.Where(property => property.IsRequired && members[property.Name] is null).Select(property => property.Name).ToList();
        if (missing.Count > 0) throw new Refusal($"{path}: the connection file lacks {string.Join(", ", missing)}. {Remedy}");
    }

    internal sealed record LogsSection
    {
        public required Uri Endpoint { get; init; }
    }

    internal sealed record SignInSection
    {
        public required string ClientId { get; init; }

        [JsonConverter(typeof(SecretTextConverter))]
        public required SecretValue ClientSecret { get; init; }

        public required string IdentifierUri { get; init; }

        public IReadOnlyDictionary<string, string> Groups { get; init; } = new Dictionary<string, string>();
    }
}
