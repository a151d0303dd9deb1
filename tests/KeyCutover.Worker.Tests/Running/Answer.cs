using System.Net;
using System.Text.Json;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.Worker.Tests.Running;

/// <summary>What the service answered.</summary>
internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsStringAsync(World.Cancellation));

    /// <summary>The document, when the status is this one.</summary>
    public T Is<T>(HttpStatusCode status)
    {
        Assert.True(Status == status, $"It should be {status}, and is {Status}: {Text}");
        return JsonSerializer.Deserialize<T>(Text, ApiJson.Options)!;
    }

    /// <summary>The problem details, when the status is this one and they are as they should be.</summary>
    public ProblemDocument IsProblem(HttpStatusCode status)
    {
        var problem = Is<ProblemDocument>(status);
        Assert.Equal("application/problem+json", Headers["Content-Type"]);
        Assert.Equal((int)status, problem.Status);
        Assert.False(string.IsNullOrEmpty(problem.Title));
        Assert.False(string.IsNullOrEmpty(problem.Detail));
        Assert.False(string.IsNullOrEmpty(problem.TraceId));
        Assert.StartsWith("/", problem.Instance, StringComparison.Ordinal);
        Assert.Equal("no-store", Headers["Cache-Control"]);
        return problem;
    }
}
