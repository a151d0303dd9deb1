using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>How a caller shows that its own model calls succeed.</summary>
internal static class ValidateSection
{
    public static readonly Section<ValidatePlan> Shape = new Section<ValidatePlan>()
        .Key(validate => validate.Endpoint, TextShape.RequestPath)
        .Key(validate => validate.IdentityEndpoint, TextShape.RequestPath);
}
