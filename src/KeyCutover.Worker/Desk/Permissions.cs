using KeyCutover.Domain.People;

namespace KeyCutover.Worker.Desk;

/// <summary>Who may do what. Whoever may not, is recorded.</summary>
public sealed class Permissions(IRefusalLog refusals, TimeProvider time, ICallerAddress? address = null)
{
    /// <summary>Goes on when the person has one of the roles.</summary>
    /// <exception cref="DeskRefusedException">They have none.</exception>
    public async Task DemandAsync(Person person, string what, string target, CancellationToken cancellation, params IReadOnlyList<string> anyOf)
    {
        if (anyOf.Any(person.May)) return;
        throw await RefuseAsync(DeskRefusalKind.NotPermitted, person, what, target, $"{person.Name} does not have the role {string.Join(" or ", anyOf)}.", cancellation);
    }

    /// <summary>Records that the person was refused, and returns what to throw.</summary>
    public async Task<DeskRefusedException> RefuseAsync(DeskRefusalKind kind, Person person, string what, string target, string reason, CancellationToken cancellation)
    {
        await refusals.AppendAsync(new RefusedAttempt(0, time.GetUtcNow(), person.Name, person.Id, what, target, reason, address?.Current), cancellation);
        return new DeskRefusedException(kind, reason);
    }
}
