using KeyCutover.Worker.People;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KeyCutover.Worker.Web;

/// <summary>
/// Ends what an open page may do when a sign-in would have ended: its connection was let in once, by the cookie, and would otherwise go on for as
/// long as the page is open.
/// </summary>
internal sealed class PageSessions(ILoggerFactory logs, [FromKeyedServices(WallClock.Key)] TimeProvider clock) : RevalidatingServerAuthenticationStateProvider(logs)
{
    private readonly DateTimeOffset opened = clock.GetUtcNow();

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(15);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(clock.GetUtcNow() - opened < PageSignIn.Longest);
}
