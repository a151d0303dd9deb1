using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KeyCutover.Composition;

/// <summary>What is wrong with the values of a connection file, found before a client trips over them one by one.</summary>
internal static class ConnectionProblems
{
    public static IEnumerable<string> Of(ConnectionFile file)
    {
        foreach (var (name, address) in new[] { ("resourceManager", file.ResourceManager), ("authority", file.Authority), ("logs.endpoint", file.Logs?.Endpoint) })
            if (address is not null && (!address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttps))
                yield return $"{name} must be an https address; it is '{address}'.";
        if (string.IsNullOrWhiteSpace(file.ClientId)) yield return "clientId is empty; write the id of the application to sign in as.";
        if (string.IsNullOrWhiteSpace(file.ClientSecret.Reveal())) yield return "clientSecret is empty; write the secret of the application to sign in as.";
        if (!double.IsFinite(file.TimeScale) || file.TimeScale <= 0) yield return "timeScale must be a positive number; leave it out for Azure itself.";
        if (file.CaCertificate is { } certificate && CertificateProblem(certificate) is { } problem) yield return problem;
    }

    private static string? CertificateProblem(string path)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
            return certificates.Count > 0 ? null : $"caCertificate '{path}' holds no certificate in PEM form.";
        }
        catch (CryptographicException)
        {
            return $"caCertificate '{path}' holds no certificate in PEM form.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"caCertificate cannot be read. {exception.Message}";
        }
        finally
        {
            foreach (var certificate in certificates) certificate.Dispose();
        }
    }
}
