using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.ResourceManager.Models;
using KeyCutover.AzureAdapters.Callers.AppService;
using KeyCutover.Domain;

namespace KeyCutover.AzureAdapters.Tests.Callers;

public sealed class IdentityMergeTests
{
    private const string A = "/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/a";
    private const string B = "/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/b";

    [Fact]
    public void Adding_to_nothing_writes_that_one()
    {
        Expect("""{"type":"SystemAssigned"}""", IdentityMerge.Add(null, null));
        Expect($$$$"""{"type":"UserAssigned","userAssignedIdentities":{"{{{{A}}}}":{}}}""", IdentityMerge.Add(null, Id(A)));
        Expect("""{"type":"SystemAssigned"}""", IdentityMerge.Add(Now("None"), null));
    }

    [Theory]
    [InlineData("SystemAssigned,UserAssigned")]
    [InlineData("SystemAssigned, UserAssigned")]
    public void Both_spellings_of_both_kinds_are_understood(string type)
    {
        Assert.Null(IdentityMerge.Add(Now(type, A), null));
        Expect($$$$"""{"type":"SystemAssigned, UserAssigned","userAssignedIdentities":{"{{{{A}}}}":{},"{{{{B}}}}":{}}}""", IdentityMerge.Add(Now(type, A), Id(B)));
    }

    [Fact]
    public void Removing_the_system_identity_keeps_user_assigned_ones() =>
        Expect($$$$"""{"type":"UserAssigned","userAssignedIdentities":{"{{{{A}}}}":{}}}""", IdentityMerge.Remove(Now("SystemAssigned, UserAssigned", A), null));

    [Fact]
    public void Removing_one_user_assigned_identity_names_it_as_null_and_keeps_the_others() =>
        Expect($$$$"""{"type":"UserAssigned","userAssignedIdentities":{"{{{{A}}}}":null,"{{{{B}}}}":{}}}""", IdentityMerge.Remove(Now("UserAssigned", A, B), Id(A.ToLowerInvariant())));

    [Fact]
    public void Removing_the_last_user_assigned_identity_keeps_the_system_one() =>
        Expect("""{"type":"SystemAssigned"}""", IdentityMerge.Remove(Now("SystemAssigned, UserAssigned", A), Id(A)));

    [Fact]
    public void None_is_written_only_when_nothing_remains()
    {
        Expect("""{"type":"None"}""", IdentityMerge.Remove(Now("SystemAssigned"), null));
        Expect("""{"type":"None"}""", IdentityMerge.Remove(Now("UserAssigned", A), Id(A)));
    }

    [Fact]
    public void Removing_what_is_gone_writes_nothing()
    {
        Assert.Null(IdentityMerge.Remove(null, null));
        Assert.Null(IdentityMerge.Remove(Now("UserAssigned", A), null));
        Assert.Null(IdentityMerge.Remove(Now("UserAssigned", A), Id(B)));
    }

    private static AzureResourceId Id(string text) => AzureResourceId.Parse(text);

    private static ManagedServiceIdentity Now(string type, params string[] users)
    {
        var listed = users.Select(user => KeyValuePair.Create(user, JsonNode.Parse("""{"principalId":"22222222-2222-2222-2222-222222222222","clientId":"33333333-3333-3333-3333-333333333333"}""")));
        var body = new JsonObject { ["type"] = type };
        if (users.Length > 0) body["userAssignedIdentities"] = new JsonObject(listed);
        return body.Deserialize<ManagedServiceIdentity>()!;
    }

    private static void Expect(string json, ManagedServiceIdentity? identity)
    {
        var written = JsonSerializer.SerializeToNode(identity);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), written), written?.ToJsonString());
    }
}
