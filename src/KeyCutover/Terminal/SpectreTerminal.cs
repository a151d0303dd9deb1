using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;
using Spectre.Console;

namespace KeyCutover.Terminal;

/// <summary>
/// A run on a terminal: one line for everything that happens, and a status line that never stands still. On a pipe or in a log the status
/// line becomes ordinary lines.
/// </summary>
internal sealed class SpectreTerminal(IAnsiConsole console, TimeProvider clock) : ITerminal
{
    // By the wall clock: people and build logs live there.
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    private readonly Lock writing = new();
    private readonly Dictionary<string, string> lastWaits = [];
    private long lastWrite = TimeProvider.System.GetTimestamp();

    /// <summary>Whether a pipe or a log gets a line each second in which nothing else happens; not for what may take days.</summary>
    public bool Beats { get; init; } = true;

    private bool IsInteractive => console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi;

    public void OnEntry(JournalEntry entry, RunView run)
    {
        // On a terminal the status line shows what is waited for; in a log every change of it is a line.
        if (ProgressText.Of(entry, run) is not { } line || line.Tone == Tone.Quiet && IsInteractive) return;
        if (entry.Event is StepWaiting { After: null } && !IsNews(line)) return;
        Write(line);
    }

    public Task WhileAsync(Func<RunView?> run, Func<Task> work, CancellationToken cancellation) =>
        IsInteractive
            ? console.Status().Spinner(Spinner.Known.Dots).StartAsync("working", context => TickAsync(work, Refresh, () => context.Status(Plain.Markup(Fit(Waits(run)))), cancellation))
            : TickAsync(work, Refresh, () => Beat(run), cancellation);

    public async Task<bool?> AskAsync(ApprovalCard card, CancellationToken cancellation)
    {
        ShowCard(card);
        if (!IsInteractive) return null;
        return await new ConfirmationPrompt($"Approve [bold]{Plain.Markup(card.Step)}[/] of [bold]{Plain.Markup(card.Track)}[/]?") { DefaultValue = false }.ShowAsync(console, cancellation);
    }

    public void ShowCard(ApprovalCard card)
    {
        lock (writing)
        {
            console.Write(CardTable.Of(CardDocument.Of(card), card.Digest()));
            lastWrite = TimeProvider.System.GetTimestamp();
        }
    }

    public void Say(string text)
    {
        lock (writing)
        {
            console.WriteLine(text);
            lastWrite = TimeProvider.System.GetTimestamp();
        }
    }

    private string Waits(Func<RunView?> run) => run() is { } view && ProgressText.Waits(view, clock.GetUtcNow()) is { Length: > 0 } waits ? waits : "working";

    private string Fit(string text) => text.Length <= console.Profile.Width - 6 ? text : text[..Math.Max(0, console.Profile.Width - 9)] + "...";

    // A step that looks again and finds the same says nothing new; the status line and the heartbeat show that it goes on.
    private bool IsNews(ProgressLine line)
    {
        lock (writing)
        {
            var key = $"{line.Track}/{line.Step}";
            var isNews = lastWaits.GetValueOrDefault(key) != line.Text;
            lastWaits[key] = line.Text;
            return isNews;
        }
    }

    private void Beat(Func<RunView?> run)
    {
        if (!Beats || TimeProvider.System.GetElapsedTime(lastWrite) < Heartbeat) return;
        Write(new ProgressLine(clock.GetUtcNow(), "", "", Waits(run), Tone.Quiet));
    }

    private void Write(ProgressLine line)
    {
        var name = line.Step.Length == 0 ? line.Track : $"{line.Track}/{line.Step}";
        lock (writing)
        {
            // Aligned, a line is padded to the full width, so that nothing of the status line that it replaces stays visible.
            if (IsInteractive) console.Write(Align.Left(new Markup($"[grey]{line.At:HH:mm:ss}[/] {(name.Length == 0 ? "" : $"[bold]{Plain.Markup(name)}[/] ")}[{StyleOf(line.Tone)}]{Plain.Markup(line.Text)}[/]")));
            else console.Profile.Out.Writer.WriteLine(Plain.Of($"{line.At:HH:mm:ss} {(name.Length == 0 ? "" : name + " ")}{line.Text}"));
            lastWrite = TimeProvider.System.GetTimestamp();
        }
    }

    private static string StyleOf(Tone tone) => tone switch
    {
        Tone.Quiet => "grey",
        Tone.Good => "green",
        Tone.Warning => "yellow",
        Tone.Bad => "red",
        _ => "default",
    };

    private static async Task TickAsync(Func<Task> work, TimeSpan every, Action tick, CancellationToken cancellation)
    {
        var running = work();
        using var timer = new PeriodicTimer(every, TimeProvider.System);
        while (!running.IsCompleted)
        {
            await Task.WhenAny(running, timer.WaitForNextTickAsync(cancellation).AsTask());
            if (!running.IsCompleted && !cancellation.IsCancellationRequested) tick();
            if (cancellation.IsCancellationRequested) break;
        }

        await running;
    }
}
