using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Terminal;

/// <summary>Where a run in the foreground shows itself and asks.</summary>
internal interface ITerminal : IRunObserver
{
    /// <summary>Shows what the run waits for, at least every two seconds, while <paramref name="work"/> runs.</summary>
    Task WhileAsync(Func<RunView?> run, Func<Task> work, CancellationToken cancellation);

    /// <summary>Shows a card and asks; null when nobody can be asked here.</summary>
    Task<bool?> AskAsync(ApprovalCard card, CancellationToken cancellation);

    /// <summary>Shows a card that is approved without asking.</summary>
    void ShowCard(ApprovalCard card);

    /// <summary>Says something about the process rather than the run.</summary>
    void Say(string text);
}
