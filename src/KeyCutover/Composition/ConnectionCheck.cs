using KeyCutover.Domain.Guardrails;
using KeyCutover.Domain.Steps;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Composition;

/// <summary>Finds out before anything is recorded whether Azure can be reached and lets us in.</summary>
internal static class ConnectionCheck
{
    /// <summary>Reads the plan's subscription.</summary>
    /// <exception cref="Refusal">Azure cannot be reached, refuses the credential, or shows no such subscription.</exception>
    public static async Task MakeAsync(IServiceProvider services, Guid subscription, CancellationToken cancellation)
    {
        try
        {
            await services.GetRequiredService<IGuardrails>().ReadTenantAsync(subscription, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && services.GetRequiredService<IFailureClassifier>().Classify(exception) is not null)
        {
            var failure = services.GetRequiredService<IFailureClassifier>().Classify(exception)!;
            throw new Refusal($"Azure cannot be used with this connection ({failure.Code}): {failure.Message}",
                failure.Kind == FailureKind.Forbidden ? ExitCodes.NotPermitted : ExitCodes.BadInput);
        }
    }
}
