using System.Net.Mime;
using KeyCutover.Worker.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace KeyCutover.Worker.Api;

internal static class EvidenceRoutes
{
    private const string Pem = "application/x-pem-file";

    public static void MapEvidence(this IEndpointRouteBuilder root)
    {
        root.MapGet("/runs/{runId}/evidence", ExportAsync).WithTags("Evidence").WithName("exportEvidence")
            .WithSummary("The signed evidence archive of a run, as it is now.").Produces(200, contentType: MediaTypeNames.Application.Zip).Refuses(404, 409);
        root.MapGet("/evidence/key", PublicKeyAsync).WithTags("Evidence").WithName("getEvidenceKey")
            .WithSummary("The public half of the key that signs evidence (PEM); archives are verified with it.").Produces(200, contentType: Pem).Refuses(409);
    }

    private static async Task<FileContentHttpResult> ExportAsync(string runId, Caller caller, EvidenceDesk evidence, CancellationToken cancellation) =>
        TypedResults.File(await evidence.ExportAsync(caller.Person, runId, cancellation), MediaTypeNames.Application.Zip, $"{runId}.evidence.zip");

    private static async Task<ContentHttpResult> PublicKeyAsync(EvidenceDesk evidence, CancellationToken cancellation) =>
        TypedResults.Text(await evidence.PublicKeyAsync(cancellation), Pem);
}
