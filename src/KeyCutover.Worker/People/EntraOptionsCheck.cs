using KeyCutover.Worker.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.People;

/// <summary>Everything that is wrong with the section <c>Entra</c>, at once, each with what to write.</summary>
internal sealed class EntraOptionsCheck(IConfiguration configuration) : IValidateOptions<EntraOptions>
{
    public ValidateOptionsResult Validate(string? name, EntraOptions options)
    {
        var mistakes = MistakesOf(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> MistakesOf(EntraOptions options)
    {
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || authority.Scheme != Uri.UriSchemeHttps)
            yield return "Entra:Authority is not an https address. Write https://login.microsoftonline.com/, or your cloud's.";
        if (!Guid.TryParse(options.TenantId, out _))
            yield return "Entra:TenantId is not a GUID. Write the directory's tenant id, as the portal's overview of Microsoft Entra ID shows it.";
        if (!Guid.TryParse(options.ClientId, out _))
            yield return "Entra:ClientId is not a GUID. Write the application (client) id of KeyCutover's app registration.";
        if (!Uri.TryCreate(options.Audience, UriKind.Absolute, out _))
            yield return "Entra:Audience is not a URI. Write the Application ID URI of KeyCutover's app registration, such as api://keycutover.";
        if (options.ClientSecret.Length == 0)
            yield return "Entra:ClientSecret is missing. Set the environment variable Entra__ClientSecret to a secret of KeyCutover's app registration.";
        else if (configuration.IsInFile($"{EntraOptions.Section}:{nameof(EntraOptions.ClientSecret)}"))
            yield return "Entra:ClientSecret stands in a settings file. Remove it there, and set the environment variable Entra__ClientSecret instead.";
        if (options.CaCertificate.Length > 0 && !File.Exists(options.CaCertificate))
            yield return $"Entra:CaCertificate names no file: {options.CaCertificate}. Write the path of a PEM file, or remove the setting.";
    }
}
