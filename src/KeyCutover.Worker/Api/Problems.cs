using System.Diagnostics;
using KeyCutover.Domain.Plans;
using KeyCutover.Worker.Api.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace KeyCutover.Worker.Api;

/// <summary>Answers why something is not done.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static Task WriteAsync(HttpContext context, int status, string detail, IReadOnlyList<PlanProblem>? problems = null)
    {
        var document = new ProblemDocument(
            $"https://www.rfc-editor.org/rfc/rfc9110#name-{Anchor(status)}", ReasonPhrases.GetReasonPhrase(status), status, detail,
            context.Request.Path, Activity.Current?.Id ?? context.TraceIdentifier, problems is { Count: > 0 } ? problems : null);
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(document, ApiJson.Options, ContentType, context.RequestAborted);
    }

    private static string Anchor(int status) => $"{status}-{ReasonPhrases.GetReasonPhrase(status).ToLowerInvariant().Replace(' ', '-')}";
}
