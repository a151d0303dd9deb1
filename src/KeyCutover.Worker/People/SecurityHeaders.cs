using KeyCutover.Worker.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.People;

/// <summary>What browsers are told not to do with our answers.</summary>
internal static class SecurityHeaders
{
    public static IServiceCollection AddSecurityHeaders(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.AddSingleton(provider => new Sets(provider.GetRequiredService<IOptions<EntraOptions>>().Value));
        services.AddSecurityHeaderPolicies().SetPolicySelector(context =>
        {
            var sets = context.HttpContext.RequestServices.GetRequiredService<Sets>();
            return context.HttpContext.Request.Path.StartsWithSegments(ApiReference.Path) ? sets.Reference : sets.Pages;
        });
        return services;
    }

    private static HeaderPolicyCollection Make(EntraOptions entra, bool inlineScripts) => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicyWithDefaultSecureDirectives()
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains()
        .AddContentSecurityPolicy(content =>
        {
            content.AddDefaultSrc().Self();
            content.AddBaseUri().Self();
            content.AddObjectSrc().None();
            content.AddFrameAncestors().None();
            content.AddConnectSrc().Self();
            content.AddImgSrc().Self().Data();
            content.AddFontSrc().Self().Data();
            // Signing out goes on to the directory, and browsers hold a form to where it ends.
            content.AddFormAction().Self().From(new Uri(entra.Authority).GetLeftPart(UriPartial.Authority));
            content.AddStyleSrc().Self().UnsafeInline();
            var scripts = content.AddScriptSrc().Self();
            if (inlineScripts) scripts.UnsafeInline();
        });

    private sealed class Sets(EntraOptions entra)
    {
        public HeaderPolicyCollection Pages { get; } = Make(entra, inlineScripts: false);

        // The page of the API's reference starts itself from a script within it.
        public HeaderPolicyCollection Reference { get; } = Make(entra, inlineScripts: true);
    }
}
