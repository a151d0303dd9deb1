using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps.EnableIdentity;

/// <summary>How a caller's identities differ from the before-image when the run's own change is undone: other people's doing, left alone.</summary>
internal static class IdentityDifferences
{
    public static IEnumerable<Evidence> Between(CallerIdentity before, CallerIdentity now)
    {
        if (before.SystemPrincipalId != now.SystemPrincipalId)
            yield return new("left-alone", $"system-assigned identity: {Text(before.SystemPrincipalId)} before, {Text(now.SystemPrincipalId)} now");

        var idsBefore = before.UserAssigned.Select(identity => identity.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var idsNow = now.UserAssigned.Select(identity => identity.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var id in idsNow.Except(idsBefore, StringComparer.OrdinalIgnoreCase)) yield return new("left-alone", $"{id} was assigned by somebody else");
        foreach (var id in idsBefore.Except(idsNow, StringComparer.OrdinalIgnoreCase)) yield return new("left-alone", $"{id} was removed by somebody else");
    }

    private static string Text(Guid? principal) => principal?.ToString() ?? "none";
}
