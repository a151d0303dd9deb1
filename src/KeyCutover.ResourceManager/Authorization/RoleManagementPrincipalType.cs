namespace Azure.ResourceManager.Authorization.Models;

/// <summary>What a principal is; Azure may add further kinds.</summary>
public readonly struct RoleManagementPrincipalType : IEquatable<RoleManagementPrincipalType>
{
    private readonly string value;

    /// <summary>The kind of that name.</summary>
    public RoleManagementPrincipalType(string value) => this.value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>A service principal, which a managed identity is too.</summary>
    public static RoleManagementPrincipalType ServicePrincipal { get; } = new("ServicePrincipal");

    /// <summary>The kind of that name.</summary>
    public static implicit operator RoleManagementPrincipalType(string value) => new(value);

    /// <summary>Whether both are the same kind.</summary>
    public static bool operator ==(RoleManagementPrincipalType left, RoleManagementPrincipalType right) => left.Equals(right);

    /// <summary>Whether they are different kinds.</summary>
    public static bool operator !=(RoleManagementPrincipalType left, RoleManagementPrincipalType right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(RoleManagementPrincipalType other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is RoleManagementPrincipalType other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(value ?? "");

    /// <inheritdoc />
    public override string ToString() => value;
}
