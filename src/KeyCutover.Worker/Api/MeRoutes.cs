using KeyCutover.Worker.Api.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KeyCutover.Worker.Api;

internal static class MeRoutes
{
    public static void MapMe(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/me", (Caller caller) => TypedResults.Ok(MeDocument.Of(caller.Person)))
            .WithTags("People").WithName("getMe").WithSummary("Who is signed in, with roles and groups.");
}
