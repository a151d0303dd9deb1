using System.ClientModel;
using KeyCutover.Sandbox.World;
using OpenAI.Chat;

namespace KeyCutover.Sandbox.Tests.Data;

public sealed class ModelTests : IAsyncLifetime
{
    private const string OpenAIUser = "    - Cognitive Services OpenAI User\n";
    private const string Officer = "    - Key Vault Secrets Officer\n";

    private RunningSandbox sandbox = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => sandbox = await RunningSandbox.StartAsync();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_key_opens_the_model_to_the_client_of_Azure()
    {
        var completion = await sandbox.WithKey(sandbox.ModelAccount().Key1).CompleteChatAsync([new UserChatMessage("Where is my claim?")], cancellationToken: Cancellation);

        Assert.Contains("Where is my claim?", completion.Value.Content[0].Text, StringComparison.Ordinal);
        Assert.Equal((ChatFinishReason.Stop, "gpt-4o-mini-2024-07-18"), (completion.Value.FinishReason, completion.Value.Model));
        Assert.True(completion.Value.Usage.TotalTokenCount > completion.Value.Usage.OutputTokenCount);
        var headers = completion.GetRawResponse().Headers;
        Assert.All(["apim-request-id", "x-ms-region", "x-ratelimit-remaining-requests", "x-ratelimit-remaining-tokens"], name => Assert.True(headers.TryGetValue(name, out _), name));
    }

    [Fact]
    public async Task A_role_opens_the_model_to_a_token_on_both_routes()
    {
        await RestartAsync(seed => seed.Replace(Officer, Officer + OpenAIUser, StringComparison.Ordinal));

        var completion = await sandbox.WithToken(sandbox.Credential).CompleteChatAsync([new UserChatMessage("Hello")], new() { MaxOutputTokenCount = 1 }, Cancellation);
        var v1 = await sandbox.CallAsync(bearer: await sandbox.TokenAsync(), path: "accounts/pinegate-openai/openai/v1/chat/completions",
            body: new { model = "gpt-4o-mini", messages = new[] { new { role = "user", content = "ping" } } });

        Assert.Equal(ChatFinishReason.Length, completion.Value.FinishReason);
        Assert.Equal(200, v1.Status);
    }

    [Fact]
    public async Task A_wrong_key_or_none_is_refused_with_401()
    {
        var refusal = await Assert.ThrowsAsync<ClientResultException>(() => sandbox.WithKey("wrong").CompleteChatAsync([new UserChatMessage("Hello")], cancellationToken: Cancellation));
        var none = await sandbox.CallAsync();

        Assert.Equal(401, refusal.Status);
        Assert.Equal((401, "401"), (none.Status, none.Code));
        Assert.StartsWith("Access denied due to invalid subscription key or wrong API endpoint.", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gateway_goes_by_the_old_local_auth_for_a_while_in_both_directions()
    {
        var key = sandbox.ModelAccount().Key2;
        Switch(disabled: true);
        Assert.Equal(200, (await sandbox.CallAsync(key)).Status);

        sandbox.Wall.Advance(TimeSpan.FromMinutes(3));
        var off = await sandbox.CallAsync(key);
        Assert.Equal((403, "AuthenticationTypeDisabled", "Key based authentication is disabled for this resource."), (off.Status, off.Code, off.Message));

        Switch(disabled: false);
        Assert.Equal(403, (await sandbox.CallAsync(key)).Status);
        sandbox.Wall.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(200, (await sandbox.CallAsync(key)).Status);
    }

    [Fact]
    public async Task The_documented_refusal_of_a_key_is_a_knob()
    {
        await RestartAsync(seed => seed.Replace("kind: OpenAI", "kind: OpenAI\n    disableLocalAuth: true", StringComparison.Ordinal), "knobs:\n  keyRefusal: unauthorized\n");

        var answer = await sandbox.CallAsync(sandbox.ModelAccount().Key1);

        Assert.Equal((401, "401"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("https://management.azure.com")]
    [InlineData(null)]
    public async Task A_token_for_somebody_else_is_refused_without_an_error_envelope(string? audience)
    {
        var answer = await sandbox.CallAsync(bearer: audience is null ? "not.a.token" : await sandbox.TokenAsync(audience));

        Assert.Equal((401, 401), (answer.Status, (int?)answer.Body!["statusCode"]));
        Assert.Equal(
            "Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.",
            (string?)answer.Body["message"]);
        Assert.Null(answer.Body["error"]);
    }

    [Fact]
    public async Task A_token_without_role_is_refused_with_401_in_either_of_two_forms()
    {
        var token = await sandbox.TokenAsync();
        var answers = new List<Answer>();
        for (var node = 0; node < 3; node++)
            answers.Add(await sandbox.CallAsync(bearer: token));

        Assert.All(answers, answer => Assert.Equal((401, "PermissionDenied"), (answer.Status, answer.Code)));
        var executor = sandbox.Azure.World.Principals[0].ObjectId;
        Assert.Equal(
            [
                "Principal does not have access to API/Operation.",
                $"The principal `{executor}` lacks the required data action `Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action` to perform `POST /openai/deployments/{{deployment-id}}/chat/completions` operation.",
            ],
            answers.Select(answer => answer.Message!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_new_role_reaches_one_node_after_another()
    {
        var world = sandbox.Azure.World;
        lock (world.Gate)
        {
            world.RoleAssignments.Add(new RoleAssignment
            {
                Name = world.NewGuid(), Scope = sandbox.Account, Role = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", PrincipalId = world.Principals[0].ObjectId,
                PrincipalType = "ServicePrincipal", CreatedAt = world.Now, CreatedBy = "test", ReadableFrom = world.Now,
            });
        }
        var token = await sandbox.TokenAsync();
        Assert.Equal([401, 401, 401], await StatusesAsync(token));

        sandbox.Wall.Advance(TimeSpan.FromSeconds(80));
        Assert.Equal([200, 401, 401], (await StatusesAsync(token)).Order());

        sandbox.Wall.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([200, 200, 200], await StatusesAsync(token));
    }

    [Fact]
    public async Task Without_a_subdomain_only_keys_work()
    {
        await RestartAsync(seed => seed.Replace("    subdomain: pinegate-openai\n", "", StringComparison.Ordinal));

        var answer = await sandbox.CallAsync(bearer: await sandbox.TokenAsync());

        Assert.Equal((400, "BadRequest", "Please provide a custom subdomain for token authentication, otherwise API key is required."), (answer.Status, answer.Code, answer.Message));
        Assert.Equal(200, (await sandbox.CallAsync(sandbox.ModelAccount().Key1)).Status);
    }

    [Theory]
    [InlineData("networkDefaultAction: Deny", "Access denied due to Virtual Network/Firewall rules.")]
    [InlineData("publicNetworkAccess: Disabled", "Public access is disabled. Please configure private endpoint.")]
    public async Task A_closed_network_is_told_before_authentication(string seedLine, string message)
    {
        await RestartAsync(seed => seed.Replace("kind: OpenAI", $"kind: OpenAI\n    {seedLine}", StringComparison.Ordinal));

        var answer = await sandbox.CallAsync("wrong");

        Assert.Equal((403, "403", message), (answer.Status, answer.Code, answer.Message));
    }

    [Fact]
    public async Task An_unknown_deployment_and_a_request_without_messages_are_told()
    {
        var key = sandbox.ModelAccount().Key1;

        var unknown = await sandbox.CallAsync(key, path: ModelClients.Chat.Replace("gpt-4o-mini", "gpt-9", StringComparison.Ordinal));
        var empty = await sandbox.CallAsync(key, body: new { });

        Assert.Equal((404, "DeploymentNotFound"), (unknown.Status, unknown.Code));
        Assert.Equal((400, "BadRequest"), (empty.Status, empty.Code));
    }

    private async Task RestartAsync(Func<string, string> change, string extraSeed = "")
    {
        await sandbox.DisposeAsync();
        sandbox = await RunningSandbox.StartAsync(extraSeed, change: change);
    }

    private void Switch(bool disabled)
    {
        var world = sandbox.Azure.World;
        lock (world.Gate)
            sandbox.ModelAccount().SetLocalAuth(disabled, world.Now + world.Knobs.LocalAuthEffectiveAfter);
    }

    private async Task<IEnumerable<int>> StatusesAsync(string token)
    {
        var statuses = new List<int>();
        for (var node = 0; node < 3; node++)
            statuses.Add((await sandbox.CallAsync(bearer: token)).Status);
        return statuses;
    }
}
