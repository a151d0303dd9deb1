using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Archives;

/// <summary>How evidence is signed; section <c>Evidence</c>.</summary>
internal sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    /// <summary>The key that signs: a key in Key Vault, <c>https://VAULT/keys/NAME</c>, or the path of a private key (P-256, PEM). Without one, archives cannot be exported from the service.</summary>
    public string? Key { get; set; }

    /// <summary>The key's identifier in Key Vault; null when it is a file, or none.</summary>
    public Uri? VaultKey => Uri.TryCreate(Key, UriKind.Absolute, out var id) && id.Scheme == Uri.UriSchemeHttps ? id : null;
}

/// <summary>Finds mistakes in the section before anything is started.</summary>
internal sealed class EvidenceOptionsCheck : IValidateOptions<EvidenceOptions>
{
    public ValidateOptionsResult Validate(string? name, EvidenceOptions options) =>
        options.Key is null || options.VaultKey is not null || File.Exists(options.Key)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Evidence:Key is '{options.Key}', which is no file and no key in Key Vault; write https://VAULT/keys/NAME, or the path of a key that 'keycutover evidence key FILE' made.");
}
