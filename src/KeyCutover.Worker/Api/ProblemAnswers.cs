using System.Text.Json;
using System.Text.RegularExpressions;
using KeyCutover.Domain.Engine;
using KeyCutover.Worker.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KeyCutover.Worker.Api;

/// <summary>Turns what the desks refuse, what cannot be read of a request, and what nobody answers, into problem details.</summary>
internal sealed partial class ProblemAnswers(RequestDelegate next, ILogger<ProblemAnswers> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null }) await Problems.WriteAsync(context, context.Response.StatusCode, DetailOf(context));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer any more.
        }
        catch (Exception exception) when (!context.Response.HasStarted && Answer(exception) is { } answer)
        {
            await Problems.WriteAsync(context, answer.Status, answer.Detail, (exception as DeskRefusedException)?.Problems);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            log.RequestFailed(context.Request.Method, context.Request.Path, exception);
            await Problems.WriteAsync(context, StatusCodes.Status500InternalServerError, "The service failed; the request's trace id finds the reason in its log. What was recorded before stays.");
        }
    }

    private static (int Status, string Detail)? Answer(Exception exception) => exception switch
    {
        DeskRefusedException refused => (StatusOf(refused), refused.Message),
        RunVerbRefusedException refused => (StatusCodes.Status409Conflict, refused.Message),
        BadHttpRequestException { InnerException: JsonException json } => (StatusCodes.Status400BadRequest, DetailOf(json)),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, $"The body is too large: at most {ApiRoutes.LargestBody / 1024} KiB."),
        BadHttpRequestException bad => (bad.StatusCode, DetailOf(bad)),
        _ => null,
    };

    private static int StatusOf(DeskRefusedException refused) => refused.Kind switch
    {
        DeskRefusalKind.NotPermitted => StatusCodes.Status403Forbidden,
        DeskRefusalKind.NotFound => StatusCodes.Status404NotFound,
        DeskRefusalKind.NotLegal => StatusCodes.Status409Conflict,
        DeskRefusalKind.Changed => StatusCodes.Status412PreconditionFailed,
        _ => refused.Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest,
    };

    private static string DetailOf(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"Nothing answers at {context.Request.Path}. {ApiReference.Path} shows what does.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Path} does not take {context.Request.Method}; it takes {context.Response.Headers.Allow}.",
        StatusCodes.Status415UnsupportedMediaType => "The body has to be JSON: send Content-Type: application/json.",
        _ => "The request was refused.",
    };

    private static string DetailOf(JsonException json)
    {
        var where = json.LineNumber is { } line ? $" at {json.Path ?? "$"}, line {line + 1}, byte {json.BytePositionInLine + 1}" : json.Path is { } path ? $" at {path}" : "";
        var missing = MissingNames().Match(json.Message);
        var unknown = UnknownName().Match(json.Message);
        var what = missing.Success ? $"It lacks {missing.Groups[1].Value.TrimEnd('.').Replace('\'', '"')}."
            : unknown.Success ? $"\"{unknown.Groups[1].Value}\" is not known here."
            : "It is no JSON, or a value is not of the kind that belongs there.";
        return $"The body cannot be read{where}. {what} {ApiReference.Path} shows what belongs there.";
    }

    private static string DetailOf(BadHttpRequestException bad)
    {
        if (bad.StatusCode == StatusCodes.Status415UnsupportedMediaType) return "The body has to be JSON: send Content-Type: application/json.";
        var unbound = UnboundValue().Match(bad.Message);
        return unbound.Success ? $"'{unbound.Groups[2].Value}' cannot be a value of '{unbound.Groups[1].Value}'."
            : bad.Message.StartsWith("Implicit body inferred", StringComparison.Ordinal) || bad.Message.Contains("was not provided from body", StringComparison.Ordinal) ? "The body is missing: send it as JSON."
            : $"The request cannot be understood: {bad.Message}";
    }

    [GeneratedRegex("missing required properties including: (.+)$")]
    private static partial Regex MissingNames();

    [GeneratedRegex("The JSON property '(.+?)' could not be mapped")]
    private static partial Regex UnknownName();

    [GeneratedRegex("Failed to bind parameter \".+? (\\w+)\" from \"(.*)\"\\.")]
    private static partial Regex UnboundValue();
}
