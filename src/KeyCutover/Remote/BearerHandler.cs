using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;

namespace KeyCutover.Remote;

/// <summary>Puts the token into every request.</summary>
internal sealed class BearerHandler(RemoteTarget target, TokenCredential credential, string scope, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        }
        catch (AuthenticationRequiredException)
        {
            throw new Refusal($"The sign-in at {target} is over. Sign in again: keycutover sign-in --server {target}", ExitCodes.NotPermitted);
        }
        catch (AuthenticationFailedException failed)
        {
            throw SignInFailure.Of(target, failed);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
