using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>The account whose keys the callers leave.</summary>
internal static class AccountSection
{
    private static readonly TextShape DeploymentName = new(
        "the name of a model deployment: letters, digits, '.', '_' and '-'",
        "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
        "write the deployment's name, such as gpt-4o-mini.");

    public static readonly Section<AccountPlan> Shape = new Section<AccountPlan>()
        .Key(account => account.Id, new ResourceIdShape("Microsoft.CognitiveServices/accounts"))
        .Key(account => account.Deployment, DeploymentName)
        .Key(account => account.Role, new RoleShape());
}
