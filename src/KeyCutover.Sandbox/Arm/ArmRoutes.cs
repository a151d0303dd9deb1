namespace KeyCutover.Sandbox.Arm;

/// <summary>
/// Maps calls with the action that they need. An action that is empty needs nothing but a token: Resource Manager then shows what the caller
/// may see.
/// </summary>
internal sealed class ArmRoutes(IEndpointRouteBuilder routes, ArmPipeline pipeline)
{
    public const string Subscription = "/subscriptions/{subscriptionId}";
    public const string Group = Subscription + "/resourceGroups/{resourceGroup}";
    public const string AnyAction = "";

    private static readonly string[] Scopes =
    [
        Subscription,
        Group,
        Group + "/providers/{scopeNamespace}/{scopeType}/{scopeName}",
        Group + "/providers/{scopeNamespace}/{scopeType}/{scopeName}/{scopeChildType}/{scopeChildName}",
    ];

    public void Get(string pattern, string action, ArmHandler handler) => On(HttpMethods.Get, pattern, action, handler);

    public void Put(string pattern, string action, ArmHandler handler) => On(HttpMethods.Put, pattern, action, handler);

    public void Patch(string pattern, string action, ArmHandler handler) => On(HttpMethods.Patch, pattern, action, handler);

    public void Post(string pattern, string action, ArmHandler handler) => On(HttpMethods.Post, pattern, action, handler);

    public void Delete(string pattern, string action, ArmHandler handler) => On(HttpMethods.Delete, pattern, action, handler);

    /// <summary>An extension resource, which any scope can have.</summary>
    public static void AtScopes(Action<string> map)
    {
        foreach (var scope in Scopes)
            map(scope);
    }

    /// <summary>Whatever nothing else is mapped for.</summary>
    public void Otherwise(ArmHandler handler)
    {
        routes.Map("/subscriptions/{**rest}", context => pipeline.RunAsync(context, AnyAction, handler)).WithOrder(int.MaxValue);
        routes.Map("/providers/{**rest}", context => pipeline.RunAsync(context, AnyAction, handler)).WithOrder(int.MaxValue);
    }

    private void On(string method, string pattern, string action, ArmHandler handler) =>
        routes.MapMethods(pattern, [method], context => pipeline.RunAsync(context, action, handler));
}
