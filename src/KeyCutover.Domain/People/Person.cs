using System.Collections.Immutable;

namespace KeyCutover.Domain.People;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Id">The object id in the directory.</param>
/// <param name="Name">What people call them.</param>
/// <param name="Roles">What they may do: values of <see cref="AppRoles"/>.</param>
/// <param name="Groups">The groups that they are in, by the names that plans use.</param>
/// <param name="IsServicePrincipal">Whether it is an application and no human being.</param>
public sealed record Person(string Id, string Name, ImmutableHashSet<string> Roles, ImmutableHashSet<string> Groups, bool IsServicePrincipal)
{
    /// <summary>The person as the journal names them.</summary>
    public Actor AsActor => new(Name, Id);

    /// <summary>Whether they have the role.</summary>
    public bool May(string role) => Roles.Contains(role);
}
