using KeyCutover.Domain.Plans.Reading;
using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>One application to move.</summary>
internal static class CallerSection
{
    /// <summary>Names that runs use for tracks of their own.</summary>
    private static readonly string[] ReservedNames = ["preflight", "account"];

    public static readonly Section<CallerPlan> Shape = new Section<CallerPlan>()
        .Key(caller => caller.Name, TextShape.Name)
        .Key(caller => caller.Id, new ResourceIdShape("Microsoft.Web/sites"))
        .Key(caller => caller.Identity, IdentitySection.Shape)
        .Key(caller => caller.Settings, SettingsSection.Shape)
        .Key(caller => caller.Validate, ValidateSection.Shape)
        .Rule(HasANameOfItsOwn)
        .Rule(IsNamedOnce);

    private static void HasANameOfItsOwn(SectionReading<CallerPlan> caller, ReadContext context)
    {
        if (caller.Find(c => c.Name) is not { } name) return;
        if (!ReservedNames.Contains(name.Value))
        {
            context.UseOnce("caller name", name.Value, name.Place, "give each caller a name of its own.");
            return;
        }

        var message = $"A caller cannot be called '{name.Value}': runs have a track of that name.";
        context.Report(name.Place, ProblemCodes.ReservedName, message, "choose another name.");
    }

    private static void IsNamedOnce(SectionReading<CallerPlan> caller, ReadContext context)
    {
        if (caller.Find(c => c.Id) is { } id)
            context.UseOnce("caller id", id.Value.ToString(), id.Place, "keep one of the two callers; an application moves once.");
    }
}
