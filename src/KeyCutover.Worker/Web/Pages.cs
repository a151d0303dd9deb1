using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FluentUI.AspNetCore.Components;

namespace KeyCutover.Worker.Web;

internal static class Pages
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddFluentUIComponents();
        builder.Services.AddScoped<SignedIn>();
        // The service's own headers say so, for every answer.
        builder.Services.AddAntiforgery(options => options.SuppressXFrameOptionsHeader = true);
        return builder;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        app.UseAntiforgery();
        // Styles and scripts hold nothing of anybody's, and the page that says "signed out" needs them.
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'")
            .RequireAuthorization();
        return app;
    }
}
