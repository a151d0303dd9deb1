using KeyCutover.Domain.Signing;
using KeyCutover.Domain.Steps;
using KeyCutover.EvidenceArchives.Signing;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Composition;

/// <summary>Signs evidence with the key that a verb was given: a file, or a key in Key Vault.</summary>
internal static class EvidenceSigning
{
    /// <summary>Lets <paramref name="use"/> sign.</summary>
    /// <exception cref="Refusal">The key cannot be read, reached or used.</exception>
    public static async Task WithAsync(string key, string? connection, Func<IEvidenceSigner, Task> use, CancellationToken cancellation)
    {
        try
        {
            if (Uri.TryCreate(key, UriKind.Absolute, out var keyId) && keyId.Scheme == Uri.UriSchemeHttps)
            {
                await WithVaultAsync(keyId, connection, use, cancellation);
                return;
            }

            using var signer = await LocalKeySigner.OpenAsync(key, cancellation);
            await use(signer);
        }
        catch (EvidenceKeyException exception)
        {
            throw new Refusal(exception.Message);
        }
    }

    private static async Task WithVaultAsync(Uri keyId, string? connection, Func<IEvidenceSigner, Task> use, CancellationToken cancellation)
    {
        using var host = RunServices.ForPreview(await AzureTarget.ReadAsync(connection, cancellation));
        var classifier = host.Services.GetRequiredService<IFailureClassifier>();
        try
        {
            await use(await host.Services.GetRequiredService<ISigningVault>().OpenKeyAsync(keyId, cancellation));
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && classifier.Classify(exception) is not null)
        {
            var failure = classifier.Classify(exception)!;
            throw new Refusal($"The key {keyId} cannot sign ({failure.Code}): {failure.Message}", failure.Kind == FailureKind.Forbidden ? ExitCodes.NotPermitted : ExitCodes.BadInput);
        }
    }
}
