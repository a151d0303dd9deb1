using KeyCutover.Worker.Desk;
using Microsoft.Extensions.Hosting;

namespace KeyCutover.Worker.Hosting;

/// <summary>Folds every run before anything else begins.</summary>
internal sealed class BoardLoading(RunBoard board) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => board.LoadAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
