using KeyCutover.Sandbox.Knobs;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Azure OpenAI and AI Services accounts.</summary>
internal sealed class Accounts(SandboxWorld world, Rbac rbac, AccountPolicies policies, IdentityChange identities) : IArmFamily
{
    public const string Collection = ArmRoutes.Group + "/providers/Microsoft.CognitiveServices/accounts";
    public const string One = Collection + "/{account}";

    private const string Read = "Microsoft.CognitiveServices/accounts/read";
    private const string Write = "Microsoft.CognitiveServices/accounts/write";

    private readonly AccountBodies bodies = new(world);

    public void Map(ArmRoutes arm)
    {
        arm.Get(ArmRoutes.Subscription + "/providers/Microsoft.CognitiveServices/accounts", ArmRoutes.AnyAction, List);
        arm.Get(Collection, ArmRoutes.AnyAction, List);
        arm.Get(One, Read, call => Answer(200, Find(world, call)));
        arm.Put(One, Write, Update);
        arm.Patch(One, Write, Update);
        arm.Get(One + "/deployments", "Microsoft.CognitiveServices/accounts/deployments/read", Deployments);
        arm.Get(One + "/deployments/{deployment}", "Microsoft.CognitiveServices/accounts/deployments/read", Deployment);
    }

    /// <summary>The account that the call is about.</summary>
    public static ModelAccount Find(SandboxWorld world, ArmCall call)
    {
        var name = call.Route("account");
        return world.Accounts.Find(account => account.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw ArmProblem.ResourceNotFound(ModelAccount.ResourceType, name, world.ResourceGroup.Name);
    }

    private ArmAnswer List(ArmCall call) =>
        ArmAnswer.List(world.Accounts.Where(account => rbac.IsAllowed(call.Caller.ObjectId, Read, account.Id)).Select(bodies.Body));

    private ArmAnswer Answer(int status, ModelAccount account) =>
        ArmAnswer.Json(status, bodies.Body(account)).With("ETag", AccountBodies.QuotedETag(account));

    private ArmAnswer Update(ArmCall call)
    {
        var account = Find(world, call);
        RefuseWhileBusy(account);
        var change = new AccountChange(account, call.RequiredBody);
        var disableLocalAuth = policies.Decide(account, change.DisableLocalAuth);
        account.Identity = identities.Apply(call, account, account.Identity);
        change.ApplyTo(account, world);
        if (disableLocalAuth != account.DisableLocalAuth)
            account.SetLocalAuth(disableLocalAuth, world.Now + world.Knobs.LocalAuthEffectiveAfter);
        account.ETag = world.NewGuid();
        policies.AfterWrite(account);

        var isAsynchronous = world.Knobs.AccountUpdates switch
        {
            AccountUpdates.Asynchronous => true,
            AccountUpdates.Synchronous => false,
            _ => world.Chance.Next(2) == 0,
        };
        var ends = isAsynchronous ? world.Now + world.Knobs.AccountUpdateTakes : world.Now;
        account.Operation = new AccountOperation(world.NewGuid(), world.Now, ends, ends + world.Knobs.AccountChildOperationTakes);
        return isAsynchronous ? Accepted(account, call) : Answer(200, account);
    }

    private ArmAnswer Accepted(ModelAccount account, ArmCall call)
    {
        var results = $"{world.Origins.Main}{world.Subscription.ResourceId}/providers/Microsoft.CognitiveServices/locations/{account.Location}/operationResults/{account.Operation!.Id}?api-version={call.ApiVersion}";
        return Answer(202, account)
            .With("Azure-AsyncOperation", results)
            .With("Location", results + "&operationResultResponseType=Location")
            .With("Retry-After", $"{account.Operation.RetryAfter(world.Clock)}");
    }

    private void RefuseWhileBusy(ModelAccount account)
    {
        if (account.Operation is not { } operation)
            return;
        if (world.Now < operation.EndsAt)
            throw new ArmProblem(409, "RequestConflict", $"Cannot modify resource with id '{account.Id}' because the resource entity provisioning state is not terminal. Please wait for the provisioning state to become terminal and then retry the request.");
        if (world.Now < operation.ChildEndsAt)
            throw new ArmProblem(409, "RequestConflict", $"Another operation is being performed on the parent resource '{account.Id}'. Please try again later.");
    }

    private ArmAnswer Deployments(ArmCall call)
    {
        var account = Find(world, call);
        return ArmAnswer.List(account.Deployments.Select(deployment => bodies.Deployment(account, deployment)));
    }

    private ArmAnswer Deployment(ArmCall call)
    {
        var account = Find(world, call);
        var name = call.Route("deployment");
        return account.Deployments.Find(candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } deployment
            ? ArmAnswer.Ok(bodies.Deployment(account, deployment))
            : throw new ArmProblem(404, "NotFound", $"Specified resource '{account.Id}/deployments/{name}' cannot be found.");
    }
}
