using System.Text.Json.Nodes;

namespace KeyCutover.Sandbox.Tests;

public sealed class ConnectionTests : SandboxTest
{
    [Fact]
    public void The_connection_file_says_all_that_a_client_needs()
    {
        var json = JsonNode.Parse(Sandbox.Connection.ToJson())!.AsObject();

        Assert.Equal(
            [
                "resourceManager", "authority", "tenantId", "subscriptionId", "resourceGroup", "clientId", "clientSecret", "signIn", "caCertificate",
                "logs", "vaults", "accounts", "sites", "admin", "timeScale", "timeOrigin",
            ],
            json.Select(property => property.Key));
        Assert.NotNull(json["sites"]!["pinegate-claims"]!["identityHeader"]);
        Assert.NotNull(json["logs"]!["workspaceId"]);
        Assert.DoesNotContain(Sandbox.Connection.ClientSecret, Sandbox.Connection.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_vault_has_an_origin_of_its_own_that_resource_manager_gives()
    {
        var vault = await Sandbox.GetAsync($"{Sandbox.Group}/providers/Microsoft.KeyVault/vaults/pinegate-vault");

        Assert.Equal(Sandbox.Connection.Vaults["pinegate-vault"].ToString(), (string?)vault.Body!["properties"]!["vaultUri"]);
        Assert.NotEqual(Sandbox.Connection.ResourceManager.Port, Sandbox.Connection.Vaults["pinegate-vault"].Port);
    }
}
