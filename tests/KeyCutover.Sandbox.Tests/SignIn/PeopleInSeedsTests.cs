using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Tests.SignIn;

public sealed class PeopleInSeedsTests(SignInSandbox sandbox) : IClassFixture<SignInSandbox>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_connection_names_who_can_sign_in_and_shows_no_secret_in_text()
    {
        var signIn = sandbox.SignIn;

        Assert.Equal(("5c7e2b1a-9f40-4c0b-8a55-7d1f0e6b3c21", "api://keycutover"), (signIn.ClientId, signIn.IdentifierUri));
        Assert.Equal(
            [
                "Erin Lindqvist: Plan.Submit; platform", "Ben Okafor: Gate.Approve; change-board", "Bea Novak: Gate.Approve; change-board", "Sam Reyes: Gate.Approve; security",
                "Max Ferro: Plan.Submit, Gate.Approve; change-board", "Otto Brandt: Run.Operate; platform", "Ada Mwangi: Audit.Read; ", "Nina Petrov: ; ",
            ],
            signIn.Users.Select(user => $"{user.Name}: {string.Join(", ", user.Roles)}; {string.Join(", ", user.Groups)}"));
        var pipeline = Assert.Single(signIn.Applications).Value;
        Assert.DoesNotContain(pipeline.ClientSecret, $"{sandbox.Connection}{signIn}{pipeline}", StringComparison.Ordinal);
        Assert.DoesNotContain(signIn.ClientSecret, $"{sandbox.Connection}{signIn}{pipeline}", StringComparison.Ordinal);
        Assert.Equal("Erin Lindqvist", sandbox.Azure.NameOfPrincipal(signIn.Users[0].ObjectId));
    }

    [Theory]
    [InlineData("groups: [platform]", "groups: [nobody]", "User 'Erin Lindqvist': the seed has no group 'nobody'.")]
    [InlineData("{ KeyCutover: [Run.Operate] }", "{ KeyCutover: [Run.All] }", "'Otto Brandt' has app roles: the application 'KeyCutover' defines no role 'Run.All'.")]
    [InlineData("{ KeyCutover: [Audit.Read] }", "{ executor: [Audit.Read] }", "'Ada Mwangi' has app roles: the seed has no application 'executor' with a registration.")]
    [InlineData("userPrincipalName: ben@", "userPrincipalName: erin@", "User 'Ben Okafor': Erin Lindqvist has the user principal name 'erin@pinegate.example' already.")]
    [InlineData("- http://localhost\n", "- http://web.example\n", "'http://web.example': a redirect URI is https, or http on the loopback.")]
    [InlineData("https://localhost:*/signin-oidc", "https://web.example:*/signin-oidc", "'https://web.example:*/signin-oidc': any port will do on the loopback only.")]
    [InlineData("- https://localhost:*/\n", "- localhost\n", "'localhost' is not the address of a page.")]
    [InlineData("publicClientFlows: true", "publicFlows: true", "Property 'publicFlows' not found on type")]
    public async Task What_leads_nowhere_is_refused_with_its_place(string text, string other, string problem)
    {
        var seed = (await SignInSandbox.ReadSeedAsync()).Replace(text, other, StringComparison.Ordinal);

        var refusal = await Assert.ThrowsAsync<SandboxSeedException>(() => AzureSandbox.StartAsync(new SandboxOptions { WorkDirectory = "unused", SeedYaml = seed }, Cancellation));

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
        Assert.True(refusal.Line > 5);
    }

    [Theory]
    [InlineData("http://localhost", "http://localhost:1234/", true)]
    [InlineData("http://localhost", "http://localhost:1234/else", false)]
    [InlineData("http://127.0.0.1/back", "http://127.0.0.1:1234/back", true)]
    [InlineData("https://localhost/back", "https://localhost:1234/back", false)]
    [InlineData("https://localhost:*/back", "https://localhost:1234/back", true)]
    [InlineData("https://localhost:*/back", "http://localhost:1234/back", false)]
    [InlineData("https://web.example/back", "https://web.example:444/back", false)]
    [InlineData("https://web.example/back", "https://web.example/back", true)]
    public void The_port_of_a_redirect_uri_matters_except_on_the_loopback(string registered, string asked, bool matches) =>
        Assert.Equal(matches, new RedirectUri(registered).Matches(asked));

    [Fact]
    public async Task People_and_their_roles_are_a_part_of_the_saved_state()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("saved-").FullName, "state.json");
        await sandbox.Azure.SaveAsync(file, Cancellation);

        await using var other = await RunningSandbox.StartSavedAsync(file);

        Assert.Equal(sandbox.SignIn.Users.Select(user => user.ObjectId), other.Connection.SignIn!.Users.Select(user => user.ObjectId));
        Assert.Equal(["Plan.Submit", "Gate.Approve"], other.Connection.SignIn.Users.Single(user => user.Name == "Max Ferro").Roles);
        Assert.Equal(sandbox.SignIn.ClientSecret, other.Connection.SignIn.ClientSecret);
        Assert.NotEmpty(other.Azure.SignIn("max@pinegate.example"));
    }

    [Fact]
    public async Task A_world_without_people_has_nobody_to_sign_in()
    {
        var seed = await SignInSandbox.ReadSeedAsync();
        var directory = Directory.CreateTempSubdirectory("sandbox-tests-");
        await using (var other = await AzureSandbox.StartAsync(new SandboxOptions { WorkDirectory = directory.FullName, SeedYaml = seed[..seed.IndexOf("applications:", StringComparison.Ordinal)] }, Cancellation))
        {
            Assert.Null(other.Connection.SignIn);
            Assert.Throws<ArgumentException>(() => other.SignIn("erin@pinegate.example"));
        }
        Assert.Throws<ArgumentException>(() => sandbox.Azure.SignIn("nobody@pinegate.example"));
        directory.Delete(recursive: true);
    }
}
