using KeyCutover.Sandbox.Entra.Grants;
using KeyCutover.Sandbox.Entra.Pages;
using KeyCutover.Sandbox.Entra.SignIn;
using KeyCutover.Sandbox.Hosting;

namespace KeyCutover.Sandbox.Entra;

internal static class EntraServices
{
    public static void AddEntra(this IServiceCollection services)
    {
        services.AddSingleton<IPlane, EntraPlane>().AddSingleton<IPlane, GraphPlane>();
        services.AddSingleton<Discovery>().AddSingleton<EntraAnswers>();
        services.AddSingleton<PersonaList>();
        services.AddSingleton(new SignInCodes(TimeProvider.System)).AddSingleton<UserTokens>().AddSingleton<DirectSignIn>();
        services.AddSingleton<AuthorizeEndpoint>().AddSingleton<DeviceEndpoints>().AddSingleton<LogoutEndpoint>();
        services.AddSingleton<TokenEndpoint>().AddSingleton<ClientAuthentication>().AddSingleton<UserGrants>();
        services.AddSingleton<ITokenGrant, ClientCredentialsGrant>().AddSingleton<ITokenGrant, AuthorizationCodeGrant>()
            .AddSingleton<ITokenGrant, RefreshTokenGrant>().AddSingleton<ITokenGrant, DeviceCodeGrant>();
    }
}
