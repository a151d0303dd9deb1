using KeyCutover.Sandbox.Entra.Grants;
using KeyCutover.Sandbox.Entra.Pages;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>Signing in for a device without a browser: the device asks for a code here, and a person types it into a page elsewhere.</summary>
internal sealed class DeviceEndpoints(SandboxWorld world, EntraAnswers answers, ClientAuthentication clients, SignInCodes codes, PersonaList personas)
{
    public const string Page = "/devicelogin";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{tenant}/oauth2/v2.0/devicecode", StartAsync);
        routes.MapGet(Page, Show);
        routes.MapPost(Page, (Delegate)ApproveAsync);
    }

    private async Task<IResult> StartAsync(string tenant, HttpContext context)
    {
        try
        {
            var form = await SignInForm.ReadAsync(context);
            answers.RequireTenant(tenant);
            var client = clients.Authenticate(form, context);
            client.RequireSecretUnless(isPublicAllowed: true);
            RequestedScopes scopes;
            lock (world.Gate)
                scopes = RequestedScopes.Read(form["scope"].ToString(), client.Application, world);
            return Started(codes.Devices.Start(client.Application.AppId, scopes));
        }
        catch (EntraProblem problem)
        {
            return answers.Refuse(problem);
        }
    }

    private IResult Started((string DeviceCode, string UserCode) started)
    {
        var address = world.Origins.Main + Page;
        return Results.Json(new
        {
            user_code = started.UserCode,
            device_code = started.DeviceCode,
            verification_uri = address,
            expires_in = (int)codes.Devices.Lifetime.TotalSeconds,
            interval = (int)DeviceCodes.Interval.TotalSeconds,
            message = $"To sign in, use a web browser to open the page {address} and enter the code {started.UserCode} to authenticate.",
        });
    }

    private IResult Show(HttpContext context)
    {
        var userCode = context.Request.Query[SignInForm.UserCode].ToString();
        if (userCode.Length == 0)
            return DevicePages.AskForCode(isWrong: false);
        return codes.Devices.Find(userCode) is { } waiting ? DevicePages.Choose(userCode, ClientOf(waiting), personas) : DevicePages.AskForCode(isWrong: true);
    }

    private async Task<IResult> ApproveAsync(HttpContext context)
    {
        var form = await SignInForm.ReadAsync(context);
        if (codes.Devices.Find(form[SignInForm.UserCode].ToString()) is not { } waiting)
            return DevicePages.AskForCode(isWrong: true);
        User? user;
        lock (world.Gate)
            user = world.FindUser(form[SignInForm.User].ToString());
        if (user is null)
            return DevicePages.Choose(form[SignInForm.UserCode].ToString(), ClientOf(waiting), personas);
        context.Features.Set(new RequestPrincipal(user.ObjectId));
        codes.Devices.Approve(waiting, user.ObjectId, BrowserSession.Start(context, user.ObjectId).Id);
        return DevicePages.Done(user, ClientOf(waiting));
    }

    private ServicePrincipal ClientOf(DeviceSignIn waiting)
    {
        lock (world.Gate)
            return world.FindApplication(waiting.ClientId)!;
    }
}
