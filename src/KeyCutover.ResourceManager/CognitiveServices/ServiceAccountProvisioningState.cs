namespace Azure.ResourceManager.CognitiveServices.Models;

/// <summary>The state of the last operation on an account; Azure may add further ones.</summary>
public readonly struct ServiceAccountProvisioningState : IEquatable<ServiceAccountProvisioningState>
{
    private readonly string value;

    /// <summary>The state of that name.</summary>
    public ServiceAccountProvisioningState(string value) => this.value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>It is done.</summary>
    public static ServiceAccountProvisioningState Succeeded { get; } = new("Succeeded");

    /// <summary>It has failed.</summary>
    public static ServiceAccountProvisioningState Failed { get; } = new("Failed");

    /// <summary>The state of that name.</summary>
    public static implicit operator ServiceAccountProvisioningState(string value) => new(value);

    /// <summary>Whether both are the same state.</summary>
    public static bool operator ==(ServiceAccountProvisioningState left, ServiceAccountProvisioningState right) => left.Equals(right);

    /// <summary>Whether they are different states.</summary>
    public static bool operator !=(ServiceAccountProvisioningState left, ServiceAccountProvisioningState right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(ServiceAccountProvisioningState other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ServiceAccountProvisioningState other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(value ?? "");

    /// <inheritdoc />
    public override string ToString() => value;
}
