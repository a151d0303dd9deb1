namespace KeyCutover.Worker.Notifications;

/// <summary>What receivers can be told of, as the configuration names it.</summary>
internal static class NotificationEvents
{
    public const string GateOpened = "gate-opened";

    public const string GateDecided = "gate-decided";

    public const string RunFailed = "run-failed";

    public const string RunStuck = "run-stuck";

    public const string RunFinished = "run-finished";

    public static readonly IReadOnlyList<string> All = [GateOpened, GateDecided, RunFailed, RunStuck, RunFinished];

    /// <summary>The CloudEvents type: <c>keycutover.gate.opened</c>.</summary>
    public static string TypeOf(string name) => $"keycutover.{name.Replace('-', '.')}";
}
