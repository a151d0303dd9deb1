using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace KeyCutover.Domain.Secrets;

/// <summary>
/// A secret that cannot be printed, logged or serialised. It is either held in memory (just read from Azure) or in escrow (read back from
/// the journal, which only ever stores the <see cref="SecretReference"/>).
/// </summary>
[DebuggerDisplay("secret")]
[JsonConverter(typeof(SecretValueJsonConverter))]
public sealed class SecretValue
{
    private readonly string? value;

    private SecretValue(string? value, SecretReference? escrow) => (this.value, Escrow) = (value, escrow);

    /// <summary>Where the secret lies in the customer's vault; null until the engine has put it there.</summary>
    public SecretReference? Escrow { get; private set; }

    /// <summary>Whether the value is in memory. Otherwise ask <see cref="Steps.StepContext.OpenAsync"/> for it.</summary>
    public bool IsHeld => value is not null;

    /// <summary>Takes a value that was just read from Azure.</summary>
    public static SecretValue Of(string value) => new(value ?? throw new ArgumentNullException(nameof(value)), null);

    /// <summary>A secret known only by where it lies.</summary>
    public static SecretValue At(SecretReference escrow) => new(null, escrow ?? throw new ArgumentNullException(nameof(escrow)));

    /// <summary>Says where the engine has put the secret away. Called once, by the engine, before the before-image is journaled.</summary>
    public void PutAway(SecretReference escrow) => Escrow = escrow;

    /// <summary>The value itself: for adapters, to hand it to an Azure client, and for what must tell a Key Vault reference from a secret.</summary>
    /// <exception cref="InvalidOperationException">The value is in escrow and must be opened first.</exception>
    public string Reveal() => value ?? throw new InvalidOperationException("The secret is in escrow; open it first.");

    /// <summary>Whether both are the same value; both must be held.</summary>
    public bool Matches(SecretValue other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Reveal()), Encoding.UTF8.GetBytes(other.Reveal()));

    /// <summary>
    /// The first 16 hexadecimal digits of the value's SHA-256. Safe to record for account keys, which carry over 100 random bits;
    /// never record it for values that a person may have chosen.
    /// </summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Reveal())))[..16];

    /// <summary>A mask; never the value.</summary>
    public override string ToString() => "••••••••";
}

/// <summary>Where a secret lies: its identifier in a Key Vault, with the version. No secret itself.</summary>
/// <param name="Vault">The vault's resource id.</param>
/// <param name="Name">The secret's name.</param>
/// <param name="Version">The version that holds the value.</param>
public sealed record SecretReference(string Vault, string Name, string Version);
