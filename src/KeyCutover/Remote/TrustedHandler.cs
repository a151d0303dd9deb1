using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KeyCutover.Remote;

/// <summary>Connections that trust what the machine trusts and, when one is named, a private authority too.</summary>
internal static class TrustedHandler
{
    /// <summary>A handler for the service, or for the authority that it signs people in at.</summary>
    /// <exception cref="Refusal">The file of certificates cannot be used.</exception>
    public static SocketsHttpHandler Create(string? caCertificate)
    {
        // Nothing that carries a token may be sent on to another address.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(15) };
        if (caCertificate is null) return handler;

        var authorities = Read(caCertificate);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            errors == SslPolicyErrors.None
            || errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is X509Certificate2 leaf && IsIssuedBy(authorities, leaf, chain);
        return handler;
    }

    private static bool IsIssuedBy(X509Certificate2Collection authorities, X509Certificate2 leaf, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        // A private authority's list of revoked certificates is seldom reachable from where people work.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        if (sent is not null)
            foreach (var element in sent.ChainElements) chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(leaf);
    }

    private static X509Certificate2Collection Read(string path)
    {
        const string option = "Name a file of certificates in PEM form with --ca-certificate or KEYCUTOVER_CA_CERTIFICATE.";
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (CryptographicException)
        {
            // Said below: the file holds none.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new Refusal($"{path}: the certificates cannot be read. {exception.Message} {option}");
        }

        return certificates.Count > 0 ? certificates : throw new Refusal($"{path}: this holds no certificate in PEM form. {option}");
    }
}
