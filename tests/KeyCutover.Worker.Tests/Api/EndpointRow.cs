using System.Net;
using KeyCutover.Domain.People;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.Api;

/// <summary>An endpoint, who may use it, and a request that does something there.</summary>
/// <param name="Id">Its operation id.</param>
/// <param name="Roles">Any one of these is enough.</param>
/// <param name="Request">Makes a request that is in order: its path and its body.</param>
/// <param name="Success">What it is answered with when whoever asks may.</param>
/// <param name="PeopleOnly">Whether applications are refused whatever their role.</param>
internal sealed record EndpointRow(
    string Id, IReadOnlyList<string> Roles, Func<RunningService, Task<(string Path, object? Body)>> Request, HttpStatusCode Success = HttpStatusCode.OK, bool PeopleOnly = false)
{
    /// <summary>What somebody with these roles is answered with.</summary>
    public HttpStatusCode Expected(IReadOnlyList<string> roles, bool isApplication) =>
        Roles.Intersect(roles).Any() && !(PeopleOnly && isApplication) ? Success : HttpStatusCode.Forbidden;

    /// <summary>Whoever has a role may read.</summary>
    public static readonly IReadOnlyList<string> Anybody = AppRoles.All;
}
