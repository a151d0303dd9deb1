using System.Net.Http.Json;

namespace KeyCutover.Sandbox.Tests;

public sealed class GraphTests : SandboxTest
{
    [Fact]
    public async Task The_directory_tells_the_name_of_a_principal()
    {
        using var body = JsonContent.Create(new { ids = new[] { "8b1e5a90-7c42-4b6d-8a31-2c3d4e5f6a7b" } });
        var answer = await Answer.OfAsync(await Sandbox.Http.PostAsync("/v1.0/directoryObjects/getByIds", body, TestContext.Current.CancellationToken));

        Assert.Equal("keycutover-executor", (string?)Assert.Single(answer.Body!["value"]!.AsArray())!["displayName"]);
    }

    [Theory]
    [InlineData("/v1.0/servicePrincipals?$filter=servicePrincipalNames/any(c:c%20eq%20'3d0a1f6e-52a7-4a5e-9f4c-1f2b3c4d5e6f')", 1)]
    [InlineData("/v1.0/servicePrincipals?$filter=displayName%20eq%20'KeyCutover-Executor'", 1)]
    [InlineData("/v1.0/servicePrincipals?$filter=displayName%20eq%20'somebody-else'", 0)]
    [InlineData("/v1.0/servicePrincipals", 3)]
    public async Task The_directory_lists_the_principals_that_a_filter_names(string path, int count)
    {
        var answer = await Answer.OfAsync(await Sandbox.Http.GetAsync(path, TestContext.Current.CancellationToken));

        Assert.Equal(count, answer.Body!["value"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("/v1.0/servicePrincipals/8b1e5a90-7c42-4b6d-8a31-2c3d4e5f6a7b", 200, null)]
    [InlineData("/v1.0/servicePrincipals/00000000-0000-0000-0000-000000000000", 404, "Request_ResourceNotFound")]
    [InlineData("/v1.0/applications", 400, "BadRequest")]
    public async Task The_directory_refuses_in_JSON(string path, int status, string? code)
    {
        var answer = await Answer.OfAsync(await Sandbox.Http.GetAsync(path, TestContext.Current.CancellationToken));

        Assert.Equal((status, code), (answer.Status, (string?)answer.Body!["error"]?["code"]));
    }
}
