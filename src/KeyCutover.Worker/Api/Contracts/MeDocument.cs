using KeyCutover.Domain.People;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>Who is signed in.</summary>
/// <param name="Id">The object id in the directory.</param>
/// <param name="Name">What people call them.</param>
/// <param name="Roles">What they may do.</param>
/// <param name="Groups">The groups that they are in, by the names that plans use.</param>
/// <param name="IsServicePrincipal">Whether it is an application and no human being.</param>
public sealed record MeDocument(string Id, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Groups, bool IsServicePrincipal)
{
    /// <summary>The person.</summary>
    public static MeDocument Of(Person person) => new(
        person.Id, person.Name, [.. person.Roles.Order(StringComparer.Ordinal)], [.. person.Groups.Order(StringComparer.Ordinal)], person.IsServicePrincipal);
}
