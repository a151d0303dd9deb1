using KeyCutover.Worker.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FluentUI.AspNetCore.Components;

namespace KeyCutover.Worker.Web;

internal static class Pages
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        // A plan comes from the browser as one message, and the usual limit is a tenth of what a page takes.
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = 1024 * 1024);
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddFluentUIComponents();
        builder.Services.AddScoped<SignedIn>();
        builder.Services.AddScoped<AuthenticationStateProvider, PageSessions>();
        // The service's own headers say so, for every answer.
        builder.Services.AddAntiforgery(options => options.SuppressXFrameOptionsHeader = true);
        return builder;
    }

    /// <summary>
    /// Shows the page that says there is none at an address. It is no route that takes every address: that would stand between the API and its own
    /// answers to wrong methods and bodies.
    /// </summary>
    public static WebApplication UseNotFoundPage(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.Use((context, next) =>
        {
            if (!context.Request.IsForPage() && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            return next(context);
        });
        return app;
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
