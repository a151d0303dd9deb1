using Microsoft.AspNetCore.Builder;

namespace KeyCutover.Worker.Web;

/// <summary>What browsers are told to forbid. Everything that a page loads comes from this service.</summary>
internal static class PageHeaders
{
    public static void UsePageHeaders(this WebApplication app) => app.UseSecurityHeaders(policies => policies
        .AddDefaultSecurityHeaders()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self();
            // The components set style attributes; there is no other way to place what opens over the page.
            policy.AddStyleSrc().Self().UnsafeInline();
            policy.AddImgSrc().Self().Data();
            policy.AddFontSrc().Self();
            policy.AddConnectSrc().Self();
            policy.AddFormAction().Self();
            policy.AddBaseUri().Self();
            policy.AddFrameAncestors().None();
        }));
}
