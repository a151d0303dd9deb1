namespace KeyCutover.Domain.Secrets;

/// <summary>A before-image that holds secrets, which the engine puts into escrow before it journals the image.</summary>
public interface IHoldsSecrets
{
    /// <summary>The secrets, each under a label that is unique in the image and safe to show: <c>key1</c>, a setting's name.</summary>
    IEnumerable<KeyValuePair<string, SecretValue>> Secrets { get; }
}
