using KeyCutover.Domain.People;
using KeyCutover.Worker.People;
using Microsoft.AspNetCore.Components.Authorization;

namespace KeyCutover.Worker.Web;

/// <summary>The person whose browser a page is in.</summary>
internal sealed class SignedIn(AuthenticationStateProvider states, IPersonReader reader)
{
    public async Task<Person?> FindAsync() => reader.Read((await states.GetAuthenticationStateAsync()).User);
}
