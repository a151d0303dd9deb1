namespace KeyCutover.Domain.Engine;

/// <summary>The sessions of this process, one for each run that somebody works on.</summary>
internal sealed class OpenRuns(Func<string, CancellationToken, Task<RunSession>> open)
{
    private readonly Dictionary<string, Open> runs = new(StringComparer.Ordinal);

    /// <summary>The run's session, shared with whoever else has it; it lasts until the last of them gives it back.</summary>
    public async Task<Lease> TakeAsync(string runId, CancellationToken cancellation)
    {
        Open run;
        lock (runs)
        {
            if (!runs.TryGetValue(runId, out run!) || run.IsBroken) runs[runId] = run = new Open(open(runId, CancellationToken.None));
            run.Holders++;
        }

        var lease = new Lease(this, runId, run);
        try
        {
            lease.Session = await run.Session.WaitAsync(cancellation);
            return lease;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    private void GiveBack(string runId, Open run)
    {
        lock (runs)
        {
            if (--run.Holders > 0) return;
            if (runs.GetValueOrDefault(runId) == run) runs.Remove(runId);
        }

        if (run.Session.IsCompletedSuccessfully) run.Session.Result.Dispose();
    }

    /// <summary>A share in a session.</summary>
    public sealed class Lease : IDisposable
    {
        private readonly OpenRuns owner;
        private readonly string runId;
        private Open? run;

        internal Lease(OpenRuns owner, string runId, Open run) => (this.owner, this.runId, this.run) = (owner, runId, run);

        /// <summary>The session.</summary>
        public RunSession Session { get; internal set; } = null!;

        /// <summary>Whether somebody in this process advances the run; set by the one who begins to.</summary>
        public bool TryBeginToAdvance() => Interlocked.Exchange(ref run!.Advancing, 1) == 0;

        /// <summary>Lets somebody else advance it.</summary>
        public void StopAdvancing() => Volatile.Write(ref run!.Advancing, 0);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref run, null) is { } held) owner.GiveBack(runId, held);
        }
    }

    internal sealed class Open(Task<RunSession> session)
    {
        public int Advancing;

        public int Holders { get; set; }

        public Task<RunSession> Session { get; } = session;

        public bool IsBroken => Session.IsFaulted || Session.IsCanceled || Session is { IsCompletedSuccessfully: true, Result.IsBroken: true };
    }
}
