using KeyCutover.Sandbox.Seeds;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Keys of accounts.</summary>
internal sealed class AccountKeys(SandboxWorld world) : IArmFamily
{
    public void Map(ArmRoutes arm)
    {
        arm.Post(Accounts.One + "/listKeys", "Microsoft.CognitiveServices/accounts/listKeys/action", List);
        arm.Post(Accounts.One + "/regenerateKey", "Microsoft.CognitiveServices/accounts/regenerateKey/action", Regenerate);
    }

    private ArmAnswer List(ArmCall call) => Answer(WithKeys(call, "list"));

    private ArmAnswer Regenerate(ArmCall call)
    {
        // That this is refused too while keys are off is assumed, not seen.
        var account = WithKeys(call, "regenerate");
        var name = call.RequiredBody["keyName"]?.GetValue<string>();
        if ("Key1".Equals(name, StringComparison.OrdinalIgnoreCase))
            account.Key1 = NewSecret.OfLength(32);
        else if ("Key2".Equals(name, StringComparison.OrdinalIgnoreCase))
            account.Key2 = NewSecret.OfLength(32);
        else
            throw new ArmProblem(400, "InvalidKeyName", "The key name is invalid; it is Key1 or Key2.");
        return Answer(account);
    }

    private ModelAccount WithKeys(ArmCall call, string verb)
    {
        var account = Accounts.Find(world, call);
        return account.DisableLocalAuth is true
            ? throw new ArmProblem(400, "BadRequest", $"Failed to {verb} key. disableLocalAuth is set to be true")
            : account;
    }

    private static ArmAnswer Answer(ModelAccount account) => ArmAnswer.Ok(new { key1 = account.Key1, key2 = account.Key2 });
}
