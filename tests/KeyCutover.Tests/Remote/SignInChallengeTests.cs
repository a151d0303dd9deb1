using System.Net.Http.Headers;
using KeyCutover.Remote;

namespace KeyCutover.Tests.Remote;

public sealed class SignInChallengeTests
{
    private static readonly RemoteTarget Target = new(new Uri("https://keycutover.example.com/"), null);

    [Fact]
    public void What_the_service_says_is_read()
    {
        var challenge = Read("""authorization_uri="https://login.microsoftonline.com/contoso.example", client_id="5c7e2b1a", resource="api://keycutover" """);

        Assert.Equal("https://login.microsoftonline.com/contoso.example", challenge.Address);
        Assert.Equal("5c7e2b1a", challenge.ClientId);
        Assert.Equal("api://keycutover/.default", challenge.Scope);
        Assert.True(challenge.IsMicrosofts);
        Assert.True(challenge.IsAt("https://login.microsoftonline.com/contoso.example/"));
        Assert.False(challenge.IsAt("https://login.microsoftonline.com/fabrikam.example"));
    }

    [Theory]
    [InlineData("""authorization_uri="https://login.microsoftonline.com.evil.example/t", client_id="c", resource="api://keycutover" """)]
    [InlineData("""authorization_uri="https://login.microsoftonline.com:444/t", client_id="c", resource="api://keycutover" """)]
    public void A_host_that_looks_like_Microsofts_is_not(string parameters) => Assert.False(Read(parameters).IsMicrosofts);

    [Theory]
    [InlineData("not the https address", """authorization_uri="http://login.microsoftonline.com/t", client_id="c", resource="api://keycutover" """)]
    [InlineData("not the https address", """authorization_uri="https://login.microsoftonline.com@evil.example/t", client_id="c", resource="api://keycutover" """)]
    [InlineData("not the https address", """authorization_uri="https://evil.example/a/b", client_id="c", resource="api://keycutover" """)]
    [InlineData("not the https address", """authorization_uri="https://evil.example/t?x=/y", client_id="c", resource="api://keycutover" """)]
    [InlineData("not an application's own", """authorization_uri="https://login.microsoftonline.com/t", client_id="c", resource="https://graph.microsoft.com" """)]
    [InlineData("does not say where to sign in", """authorization_uri="https://login.microsoftonline.com/t", client_id="c" """)]
    [InlineData("does not say where to sign in", """error="invalid_token" """)]
    public void What_must_not_be_followed_is_refused(string problem, string parameters)
    {
        var refusal = Assert.Throws<Refusal>(() => Read(parameters));
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.NotPermitted, refusal.ExitCode);
    }

    private static SignInChallenge Read(string parameters)
    {
        using var response = new HttpResponseMessage();
        response.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue("Bearer", parameters));
        return SignInChallenge.Read(Target, response.Headers.WwwAuthenticate);
    }
}
