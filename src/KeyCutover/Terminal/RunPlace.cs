using KeyCutover.Remote;

namespace KeyCutover.Terminal;

/// <summary>Where a run is, as commands name it.</summary>
/// <param name="Option">The option that names it, ready to be typed.</param>
/// <param name="IsService">Whether the service executes it; otherwise a command does, and only while it runs.</param>
internal sealed record RunPlace(string Option, bool IsService)
{
    /// <summary>A state directory on this machine.</summary>
    public static RunPlace Of(string stateDirectory) => new($"--state \"{stateDirectory}\"", IsService: false);

    /// <summary>The service.</summary>
    public static RunPlace Of(RemoteTarget target) => new($"--server {target}", IsService: true);
}
