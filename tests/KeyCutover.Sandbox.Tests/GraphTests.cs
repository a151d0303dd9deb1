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
}
