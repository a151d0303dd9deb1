using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Worker.People;

/// <summary>The reverse proxies whose word about where a request comes from is taken: section <c>Proxies</c>, a list of addresses. None unless it is set.</summary>
internal static class Proxies
{
    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var addresses = builder.Configuration.GetSection("Proxies").Get<string[]>() ?? [];
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            if (addresses.Length == 0) return;
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var address in addresses) options.KnownProxies.Add(IPAddress.Parse(address));
        });
    }
}
