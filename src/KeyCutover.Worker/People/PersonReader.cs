using System.Collections.Immutable;
using System.Security.Claims;
using KeyCutover.Domain.People;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.People;

internal sealed class PersonReader(IOptions<GroupNames> groups) : IPersonReader
{
    public Person? Read(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true } || principal.FindFirst(ClaimNames.ObjectId)?.Value is not { } id) return null;
        var isApplication = IsApplication(principal);
        var name = principal.FindFirst(ClaimNames.Name)?.Value ?? principal.FindFirst(ClaimNames.UserName)?.Value
            ?? (isApplication ? $"application {principal.FindFirst(ClaimNames.Client)?.Value ?? id}" : id);
        return new Person(id, name, [.. principal.FindAll(ClaimNames.Roles).Select(claim => claim.Value)], GroupsOf(principal), isApplication);
    }

    /// <summary>Whether a token is an application's own: it says so, or, as that claim is optional, it is about the application itself and carries no scope.</summary>
    public static bool IsApplication(ClaimsPrincipal principal) =>
        principal.FindFirst(ClaimNames.TokenKind)?.Value is { } kind ? kind == "app"
        : !principal.HasClaim(claim => claim.Type == ClaimNames.Scopes)
            && principal.FindFirst(ClaimNames.Subject)?.Value is { } subject && subject == principal.FindFirst(ClaimNames.ObjectId)?.Value;

    private ImmutableHashSet<string> GroupsOf(ClaimsPrincipal principal)
    {
        var ids = principal.FindAll(ClaimNames.Groups).Select(claim => claim.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. groups.Value.Where(group => ids.Contains(group.Value)).Select(group => group.Key)];
    }
}
