using KeyCutover.Worker.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Archives;

internal static class ArchiveServices
{
    public static WebApplicationBuilder AddArchives(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<EvidenceOptions>().BindConfiguration(EvidenceOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<EvidenceOptions>, EvidenceOptionsCheck>();
        builder.Services.AddSingleton<SigningKey>().AddSingleton<EvidenceDesk>();
        return builder;
    }
}
