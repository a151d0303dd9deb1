namespace KeyCutover.Sandbox.World;

internal sealed class UserAssignedIdentity : AzureResource
{
    public const string ResourceType = "Microsoft.ManagedIdentity/userAssignedIdentities";

    public override string Type => ResourceType;

    public required ServicePrincipal Principal { get; init; }
}
