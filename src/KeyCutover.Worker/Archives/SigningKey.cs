using KeyCutover.Domain.Signing;
using KeyCutover.Domain.Steps;
using KeyCutover.EvidenceArchives.Signing;
using KeyCutover.Worker.Desk;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Archives;

/// <summary>The key that signs the service's evidence.</summary>
internal sealed class SigningKey(IOptions<EvidenceOptions> options, ISigningVault vault, IFailureClassifier classifier)
{
    /// <summary>Lets <paramref name="use"/> sign.</summary>
    /// <exception cref="DeskRefusedException">There is no key, or it cannot be used.</exception>
    public async Task<T> WithAsync<T>(Func<IEvidenceSigner, Task<T>> use, CancellationToken cancellation)
    {
        if (options.Value.Key is not { } key)
            throw Refused("The service has no key to sign evidence with. Whoever runs it sets Evidence:Key to a key in Key Vault or a file.");
        try
        {
            if (options.Value.VaultKey is { } keyId) return await use(await vault.OpenKeyAsync(keyId, cancellation));
            using var signer = await LocalKeySigner.OpenAsync(key, cancellation);
            return await use(signer);
        }
        catch (EvidenceKeyException exception)
        {
            throw Refused(exception.Message);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && classifier.Classify(exception) is not null)
        {
            var failure = classifier.Classify(exception)!;
            throw Refused($"The key {options.Value.Key} cannot sign ({failure.Code}): {failure.Message}");
        }
    }

    private static DeskRefusedException Refused(string message) => new(DeskRefusalKind.NotLegal, message);
}
