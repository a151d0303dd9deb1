namespace Azure.Security.KeyVault.Keys.Cryptography;

/// <summary>How a key signs.</summary>
public readonly struct SignatureAlgorithm(string value) : IEquatable<SignatureAlgorithm>
{
    private readonly string? value = value;

    /// <summary>ECDSA over P-256 and SHA-256; the signature is r and s, 32 bytes each.</summary>
    public static SignatureAlgorithm ES256 { get; } = new("ES256");

    /// <inheritdoc />
    public bool Equals(SignatureAlgorithm other) => string.Equals(value, other.value, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is SignatureAlgorithm other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc />
    public override string ToString() => value ?? "";

    /// <summary>Whether both are the same.</summary>
    public static bool operator ==(SignatureAlgorithm left, SignatureAlgorithm right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(SignatureAlgorithm left, SignatureAlgorithm right) => !left.Equals(right);
}
