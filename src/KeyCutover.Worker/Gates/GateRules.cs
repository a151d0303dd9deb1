using KeyCutover.Domain.Gates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Gates;

/// <summary>Gates as the plan and the service's own rules have them; section <c>GateRules</c>.</summary>
internal static class GateRules
{
    public static WebApplicationBuilder AddGateRules(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<GateRuleOptions>().ValidateOnStart();
        builder.Services
            .AddSingleton<IConfigureOptions<GateRuleOptions>, GateRuleReading>()
            .AddSingleton<IValidateOptions<GateRuleOptions>, GateRuleCheck>()
            .AddSingleton<IGateRules, ConfiguredGateRules>();
        return builder;
    }
}
