using Azure;
using Azure.Identity;

namespace KeyCutover.Remote;

/// <summary>Says in one sentence why a sign-in failed.</summary>
internal static class SignInFailure
{
    public static Refusal Of(RemoteTarget target, AuthenticationFailedException failed)
    {
        for (Exception? cause = failed; cause is not null; cause = cause.InnerException)
            if (cause is HttpRequestException or RequestFailedException { Status: 0 })
                return new Refusal($"The authority that {target} signs people in at cannot be reached: {cause.GetBaseException().Message}", ExitCodes.Unexpected);

        // The lines that follow the first are about tracing and which library to update.
        var reason = (failed.InnerException ?? failed).Message.ReplaceLineEndings("\n").Split('\n')[0];
        return new Refusal($"Signing in for {target} failed: {reason}", ExitCodes.NotPermitted);
    }
}
