namespace KeyCutover.Worker.Desk;

/// <summary>Where what is being done was asked for from.</summary>
public interface ICallerAddress
{
    /// <summary>The address; null when it is not known.</summary>
    string? Current { get; }
}
