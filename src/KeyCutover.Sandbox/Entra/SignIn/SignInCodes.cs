namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>What has been given out for signing in, by the wall clock, as clients judge the lifetime of codes by theirs.</summary>
internal sealed class SignInCodes(TimeProvider wall)
{
    public OneTimeCodes<AuthorizationCode> Authorization { get; } = new(wall, TimeSpan.FromMinutes(10));

    public OneTimeCodes<SignInGrant> Refresh { get; } = new(wall, TimeSpan.FromDays(90));

    public DeviceCodes Devices { get; } = new(wall);
}
