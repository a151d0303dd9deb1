using KeyCutover.Domain.Plans.Reading;
using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>The identity that replaces a caller's key.</summary>
internal static class IdentitySection
{
    public static readonly Section<IdentityPlan> Shape = new Section<IdentityPlan>()
        .Key(identity => identity.Kind, WordShape.Of<IdentityKind>())
        .Key(identity => identity.Id, new ResourceIdShape("Microsoft.ManagedIdentity/userAssignedIdentities"))
        .Rule(HasAnIdIfUserAssigned);

    private static void HasAnIdIfUserAssigned(SectionReading<IdentityPlan> identity, ReadContext context)
    {
        var written = identity.Find(i => i.Kind);
        if (written is null && identity.NodeOf(i => i.Kind) is not null) return;

        var kind = written?.Value ?? new IdentityPlan().Kind;
        if (kind == IdentityKind.UserAssigned && identity.NodeOf(i => i.Id) is null)
        {
            var message = $"{identity.Path}.id is missing; the identity is user-assigned.";
            context.Report(identity.Place, ProblemCodes.IdentityIdMissing, message, "add the identity's resource id, or write kind: system-assigned.");
        }

        if (kind == IdentityKind.SystemAssigned && identity.NodeOf(i => i.Id) is { } id)
        {
            var message = $"{identity.Path}.id is given, but the identity is system-assigned.";
            context.Report(id.Place, ProblemCodes.IdentityIdUnused, message, "write kind: user-assigned, or remove the id.");
        }
    }
}
