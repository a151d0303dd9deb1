using KeyCutover.Domain.Guardrails;
using KeyCutover.Domain.Steps;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Composition;

/// <summary>Finds out before anything is written or recorded whether Azure can be reached and lets us in.</summary>
internal static class ConnectionCheck
{
    /// <summary>Reads the plan's subscription.</summary>
    /// <exception cref="Refusal">Azure cannot be reached, refuses the credential, or shows no such subscription.</exception>
    public static async Task MakeAsync(AzureTarget azure, Guid subscription, CancellationToken cancellation)
    {
        using var host = RunServices.ForPreview(azure);
        var classifier = host.Services.GetRequiredService<IFailureClassifier>();
        try
        {
            await host.Services.GetRequiredService<IGuardrails>().ReadTenantAsync(subscription, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && classifier.Classify(exception) is not null)
        {
            var failure = classifier.Classify(exception)!;
            var hint = azure.Connection.ClientSecret is null ? " The identity of the environment was used: sign in (for example with 'az login'), or name a connection file with --connection." : "";
            // Nothing is tried again here: there is no run yet.
            var message = failure.Kind == FailureKind.Transient ? "it cannot be reached. Check the address, name resolution, firewall and proxy." : failure.Message;
            throw new Refusal($"Azure at {azure.Connection.ResourceManager} cannot be used ({failure.Code}): {message}{hint}",
                failure.Kind == FailureKind.Forbidden ? ExitCodes.NotPermitted : ExitCodes.BadInput);
        }
    }
}
