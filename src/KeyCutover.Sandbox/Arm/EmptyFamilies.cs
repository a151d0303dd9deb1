namespace KeyCutover.Sandbox.Arm;

/// <summary>Resources that clients ask for and the sandbox has none of: their lists are empty, and each of them is not there.</summary>
internal sealed class EmptyFamilies : IArmFamily
{
    private static readonly string[] Types = ["Microsoft.App/containerApps", "Microsoft.App/managedEnvironments", "Microsoft.KeyVault/managedHSMs"];

    public void Map(ArmRoutes arm)
    {
        foreach (var type in Types)
        {
            arm.Get($"{ArmRoutes.Subscription}/providers/{type}", ArmRoutes.AnyAction, _ => ArmAnswer.List([]));
            arm.Get($"{ArmRoutes.Group}/providers/{type}", ArmRoutes.AnyAction, _ => ArmAnswer.List([]));
            arm.Get($"{ArmRoutes.Group}/providers/{type}/{{name}}", type + "/read", call =>
                throw ArmProblem.ResourceNotFound(type, call.Route("name"), call.Route("resourceGroup")));
        }
    }
}
