using System.Text.Json;

namespace KeyCutover.Composition;

/// <summary>What a connection file says about where Azure's endpoints are and who to sign in as.</summary>
internal sealed record ConnectionFile
{
    public required Uri ResourceManager { get; init; }

    public required Uri Authority { get; init; }

    public required Guid TenantId { get; init; }

    public required Guid SubscriptionId { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    public string? CaCertificate { get; init; }

    public LogsSection? Logs { get; init; }

    public double TimeScale { get; init; } = 1;

    public DateTimeOffset? TimeOrigin { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="Refusal">It is not there, or is no connection file.</exception>
    public static async Task<ConnectionFile> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<ConnectionFile>(stream, JsonSerializerOptions.Web, cancellation)
                ?? throw new Refusal($"{path}: the connection file is empty. Make one with 'keycutover sandbox --connection FILE'.");
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $":{line + 1}:{exception.BytePositionInLine + 1}" : "";
            throw new Refusal($"{path}{place}: this is no connection file ({Brief(exception)}). Make one with 'keycutover sandbox --connection FILE'.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"{path}: the connection file cannot be read ({exception.Message}). Make one with 'keycutover sandbox --connection FILE'.");
        }
    }

    private static string Brief(JsonException exception) =>
        exception.Message.Contains("missing required", StringComparison.Ordinal) ? "required members are missing" : "the JSON is malformed or of another shape";

    internal sealed record LogsSection
    {
        public required Uri Endpoint { get; init; }
    }
}
