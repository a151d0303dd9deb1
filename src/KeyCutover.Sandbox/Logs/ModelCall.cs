using System.Net;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Logs;

/// <summary>A call of a model, as it is logged.</summary>
internal sealed record ModelCall(
    ModelAccount Account,
    string Operation,
    string RequestId,
    int Status,
    string? ObjectId,
    ModelDeployment? Deployment,
    IPAddress? CallerAddress,
    DateTimeOffset At,
    TimeSpan Duration,
    long RequestLength);
