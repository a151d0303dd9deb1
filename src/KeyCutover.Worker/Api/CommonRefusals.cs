using KeyCutover.Worker.Api.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KeyCutover.Worker.Api;

/// <summary>What every endpoint may answer: that nobody is signed in, and that they may not.</summary>
internal static class CommonRefusals
{
    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDocument), null, cancellation);
        foreach (var (status, description) in new[] { ("401", "Nobody is signed in; the header WWW-Authenticate says where to."), ("403", "Whoever asks may not.") })
            (operation.Responses ??= []).TryAdd(status, new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType> { [Problems.ContentType] = new() { Schema = problem } },
            });
    }
}
