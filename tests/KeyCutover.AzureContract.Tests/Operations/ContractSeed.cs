namespace KeyCutover.AzureContract.Tests.Operations;

/// <summary>The sandbox that is asked for everything that the product uses: one of each thing, and of each refusal.</summary>
internal static class ContractSeed
{
    /// <summary>A principal without any right.</summary>
    public const string Stranger = "5c7f1d2e-0b3a-4f68-9d21-7e6f5a4b3c2d";

    /// <summary>A role assignment on the account openai.</summary>
    public const string Assignment = "4f1a0e0c-8f53-5f0e-9a6e-6a1f0c9b7d0a";

    /// <summary>Stands for the workspace's id, which the sandbox gives.</summary>
    public const string Workspace = "WORKSPACE";

    public const string Key = "00112233445566778899aabbccddeeff";

    /// <summary>Names the sandbox whose account updates are asynchronous.</summary>
    public const string Asynchronous = "asynchronous";

    private const string Denied = "Microsoft.ManagedIdentity/userAssignedIdentities/delete";

    public static string Of(bool asynchronous) => $$"""
        tenant: { id: 11111111-1111-1111-1111-111111111111, name: contract.example }
        subscription: { id: {{Sandboxes.SeedText.SubscriptionId}}, name: Contract }
        location: westus
        resourceGroup: contract
        executor:
          name: contract
          clientId: 3d0a1f6e-52a7-4a5e-9f4c-1f2b3c4d5e6f
          objectId: 8b1e5a90-7c42-4b6d-8a31-2c3d4e5f6a7b
          subscriptionRoles: [Owner, Key Vault Administrator, Cognitive Services OpenAI User]
        applications:
          - { name: stranger, clientId: 6d8f2e3f-1c4b-4a79-8e32-8f7a6b5c4d3e, objectId: {{Stranger}} }
        workspaces:
          - name: logs
        userAssignedIdentities:
          - name: shared
          - name: spare
        roleAssignments:
          - { principal: stranger, role: Reader, scope: accounts/openai, name: {{Assignment}} }
        accounts:
          - name: openai
            subdomain: openai
            keys: { key1: {{Key}} }
            deployments: [{ name: gpt, model: gpt-4o-mini, version: "2024-07-18" }]
            diagnostics: logs
            tags: { owner: claims }
          - name: closed
            subdomain: closed
          - name: keyless
            subdomain: keyless
            disableLocalAuth: true
            keys: { key1: {{Key}} }
            deployments: [{ name: gpt, model: gpt-4o-mini, version: "2024-07-18" }]
          - name: regional
            deployments: [{ name: gpt, model: gpt-4o-mini, version: "2024-07-18" }]
          - name: locked
          - name: governed
        vaults:
          - name: vault
            secrets: { first: v, second: v, GetSecret-7-4: v, GetSecret-7-5: v, DeleteSecret-7-4: v, DeleteSecret-7-5: v, UpdateSecret-7-4: v, UpdateSecret-7-5: v }
            deletedSecrets: [GetDeletedSecret-7-4, GetDeletedSecret-7-5, RecoverDeletedSecret-7-4, RecoverDeletedSecret-7-5, PurgeDeletedSecret-7-4, PurgeDeletedSecret-7-5]
          - name: closed-vault
            firewallClosed: true
        sites:
          - name: claims
            instances: 2
            settings: { CLAIMS_REGION: emea }
          - name: swapping
            pendingSwap: staging
        locks:
          - { name: keep, level: ReadOnly, scope: accounts/locked, notes: frozen }
          - { name: stay, level: CanNotDelete, scope: accounts/closed }
        policies:
          - { name: audit, effect: Audit }
          - { name: deny, effect: Deny, scope: accounts/governed }
        denyAssignments:
          - { name: managed, scope: userAssignedIdentities/shared, actions: [{{Denied}}] }
        knobs:
          accountUpdates: {{(asynchronous ? Asynchronous : "synchronous")}}
          roleReadableAfter: 0s
          roleEffectiveAfter: 0s
        """;
}
