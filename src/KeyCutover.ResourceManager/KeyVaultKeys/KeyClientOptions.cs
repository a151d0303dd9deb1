using Azure.Core;

namespace Azure.Security.KeyVault.Keys
{
    /// <summary>Options of <see cref="KeyClient"/>.</summary>
    public class KeyClientOptions : ClientOptions
    {
        /// <summary>Whether a vault's challenge may name a resource outside the vault's own domain.</summary>
        public bool DisableChallengeResourceVerification { get; set; }
    }
}

namespace Azure.Security.KeyVault.Keys.Cryptography
{
    /// <summary>Options of <see cref="CryptographyClient"/>.</summary>
    public class CryptographyClientOptions : ClientOptions
    {
        /// <summary>Whether a vault's challenge may name a resource outside the vault's own domain.</summary>
        public bool DisableChallengeResourceVerification { get; set; }
    }
}
