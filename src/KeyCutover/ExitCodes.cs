using KeyCutover.Domain.Runs;

namespace KeyCutover;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Unexpected = 1;
    public const int BadInput = 2;
    public const int RolledBack = 3;
    public const int NeedsAPerson = 4;
    public const int DeclinedOrCancelled = 5;
    public const int StillWaiting = 6;
    public const int NotPermitted = 7;

    public static int Of(RunState state) => state switch
    {
        RunState.Succeeded => Done,
        RunState.RolledBack => RolledBack,
        RunState.Stuck or RunState.Paused => NeedsAPerson,
        RunState.Declined or RunState.Cancelled => DeclinedOrCancelled,
        _ => StillWaiting,
    };
}
