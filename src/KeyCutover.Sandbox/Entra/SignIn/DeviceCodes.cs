using System.Security.Cryptography;

namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>Sign-ins that devices wait for while a person types a code into a browser.</summary>
internal sealed class DeviceCodes(TimeProvider wall)
{
    // Entra asks for five seconds between polls; on one's own machine nobody needs to wait so long.
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly OneTimeCodes<DeviceSignIn> codes = new(wall, TimeSpan.FromMinutes(15));
    private readonly Dictionary<string, string> byUserCode = new(StringComparer.OrdinalIgnoreCase);

    public TimeSpan Lifetime => codes.Lifetime;

    /// <summary>A code for the device, and one for the person.</summary>
    public (string DeviceCode, string UserCode) Start(string clientId, RequestedScopes scopes)
    {
        var deviceCode = codes.Issue(new DeviceSignIn(clientId, scopes));
        lock (gate)
        {
            foreach (var (old, _) in byUserCode.Where(one => codes.Look(one.Value).State != CodeState.Good).ToList())
                byUserCode.Remove(old);
            // Without vowels, which make words, and without what is read as something else.
            var userCode = RandomNumberGenerator.GetString("BCDFGHJKLMNPQRSTVWXZ23456789", 9);
            byUserCode[userCode] = deviceCode;
            return (deviceCode, userCode);
        }
    }

    /// <summary>What a person's code is for; null when it is wrong, over or used.</summary>
    public DeviceSignIn? Find(string userCode)
    {
        lock (gate)
        {
            return byUserCode.TryGetValue(userCode.Trim(), out var deviceCode) && codes.Look(deviceCode) is (CodeState.Good, { Approval: null } waiting) ? waiting : null;
        }
    }

    /// <summary>The person says yes.</summary>
    public void Approve(DeviceSignIn waiting, string userId, string sessionId)
    {
        lock (gate)
            waiting.Approval ??= new DeviceApproval(userId, sessionId);
    }

    /// <summary>What the device gets for its code, once somebody has said yes.</summary>
    /// <exception cref="EntraProblem">Not yet, not so often, or not any more.</exception>
    public SignInGrant Redeem(string deviceCode, string clientId)
    {
        lock (gate)
        {
            var (state, waiting) = codes.Look(deviceCode);
            if (waiting is null || state == CodeState.Used || waiting.ClientId != clientId)
                throw new EntraProblem("bad_verification_code", 70018, "OAuth 2.0 device flow error. The device code is not valid.");
            if (state == CodeState.Expired)
                throw new EntraProblem("expired_token", 70019, "OAuth 2.0 device flow error. Verification code expired.");
            if (waiting.Approval is not { } approval)
                throw NotYet(waiting);
            codes.Use(deviceCode);
            return new SignInGrant(approval.UserId, clientId, waiting.Scopes, approval.SessionId, IsPublic: true, Nonce: null);
        }
    }

    // A timer that fires a little early is not held against a device.
    private EntraProblem NotYet(DeviceSignIn waiting)
    {
        var now = wall.GetUtcNow();
        var isTooSoon = waiting.PolledAt is { } before && now - before < Interval / 2;
        waiting.PolledAt = now;
        return isTooSoon
            ? new EntraProblem("slow_down", 70016, "OAuth 2.0 device flow error. Authorization is pending. Poll less often.")
            : new EntraProblem("authorization_pending", 70016, "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");
    }
}

/// <summary>A sign-in that a device waits for.</summary>
internal sealed class DeviceSignIn(string clientId, RequestedScopes scopes)
{
    public string ClientId => clientId;

    public RequestedScopes Scopes => scopes;

    public DateTimeOffset? PolledAt { get; set; }

    public DeviceApproval? Approval { get; set; }
}

internal sealed record DeviceApproval(string UserId, string SessionId);
