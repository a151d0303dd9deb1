using KeyCutover.Sandbox.Entra;
using KeyCutover.Sandbox.Entra.SignIn;
using Microsoft.Extensions.Time.Testing;

namespace KeyCutover.Sandbox.Tests.SignIn;

public sealed class CodeLifetimeTests
{
    private readonly FakeTimeProvider wall = new();

    [Fact]
    public void A_code_is_over_after_ten_minutes()
    {
        var codes = new SignInCodes(wall).Authorization;
        var code = codes.Issue(new AuthorizationCode(new SignInGrant("user", "client", Scopes, "session", false, null), "https://localhost", null));

        wall.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal(CodeState.Good, codes.Look(code).State);
        wall.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CodeState.Expired, codes.Use(code).State);
    }

    [Fact]
    public void What_is_long_over_is_forgotten()
    {
        var codes = new OneTimeCodes<string>(wall, TimeSpan.FromMinutes(1));
        var code = codes.Issue("meaning");

        wall.Advance(TimeSpan.FromMinutes(3));
        codes.Issue("another");

        Assert.Equal(CodeState.Unknown, codes.Look(code).State);
    }

    [Fact]
    public void A_device_that_polls_as_it_was_told_waits_until_its_code_is_over()
    {
        var devices = new DeviceCodes(wall);
        var (deviceCode, userCode) = devices.Start("client", Scopes);

        Assert.Equal("authorization_pending", ErrorOf(() => devices.Redeem(deviceCode, "client")));
        wall.Advance(DeviceCodes.Interval);
        Assert.Equal("authorization_pending", ErrorOf(() => devices.Redeem(deviceCode, "client")));
        Assert.Equal("bad_verification_code", ErrorOf(() => devices.Redeem(deviceCode, "another")));
        Assert.NotNull(devices.Find(userCode.ToLowerInvariant()));
        wall.Advance(devices.Lifetime);
        Assert.Equal("expired_token", ErrorOf(() => devices.Redeem(deviceCode, "client")));
        Assert.Null(devices.Find(userCode));
    }

    private static RequestedScopes Scopes => new(null, [], ["openid"]);

    private static string ErrorOf(Action action) => Assert.Throws<EntraProblem>(action).Error;
}
