using System.Security.Claims;
using KeyCutover.Domain.People;

namespace KeyCutover.Worker.People;

/// <summary>Finds the person in the claims of a validated token or cookie.</summary>
public interface IPersonReader
{
    /// <summary>The person; null when nobody is signed in.</summary>
    Person? Read(ClaimsPrincipal principal);
}
