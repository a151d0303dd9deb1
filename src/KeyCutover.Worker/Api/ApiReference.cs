using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace KeyCutover.Worker.Api;

/// <summary>The API's description (OpenAPI), and a page that shows it. Both are for whoever has a role.</summary>
internal static class ApiReference
{
    public const string Path = "/reference";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "KeyCutover",
                Version = "v1",
                Description = "Moves applications from Azure OpenAI account keys to managed identities, asking people at gates. Fields are only ever added.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT", Description = "An access token of the directory for this service." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(CommonRefusals.DescribeAsync);
    });

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi().RequireAuthorization();
        app.MapScalarApiReference(Path, options =>
        {
            options.Title = "KeyCutover API";
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.Agent = new ScalarAgentOptions { Disabled = true };
        }).RequireAuthorization();
    }
}
