
namespace KeyCutover.Sandbox.AppService;

/// <summary>The front end's own answers, where no process of the site gives one.</summary>
internal static class SitePages
{
    public const string AffinityCookie = "ARRAffinity";

    public static Task StoppedAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status403Forbidden, "Error 403 - This web app is stopped.");

    public static Task UnavailableAsync(HttpContext context, string why = "The service is unavailable.") =>
        WriteAsync(context, StatusCodes.Status503ServiceUnavailable, why);

    public static Task NotFoundAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status404NotFound, "404 Web Site not found.");

    private static Task WriteAsync(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync($"<!DOCTYPE html><html><head><title>{words}</title></head><body><h1>{words}</h1></body></html>", context.RequestAborted);
    }
}
