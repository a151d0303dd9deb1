using KeyCutover.Sandbox.Entra.SignIn;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra.Pages;

/// <summary>What browsers show while somebody signs in for a device.</summary>
internal static class DevicePages
{
    public static IResult AskForCode(bool isWrong)
    {
        var problem = isWrong ? """<p id="problem" class="warn" role="alert">There is no such code, or it was used or its time is over. Ask the device for a new one.</p>""" : "";
        return new PageResult("Enter code", $"""
            {problem}
            <form method="get" action="{DeviceEndpoints.Page}">
            <label for="code">Code that the device shows</label>
            <input id="code" name="{SignInForm.UserCode}" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false"{(isWrong ? " aria-describedby=\"problem\"" : "")}>
            <button type="submit">Next</button>
            </form>
            """, isWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    public static IResult Choose(string userCode, ServicePrincipal client, PersonaList personas) => new PageResult($"Sign in to {client.DisplayName} on a device", $"""
        <p>Go on only if you asked for code {PageResult.Encode(userCode)} yourself. There are no passwords here: choose who you are.</p>
        {personas.Form(DeviceEndpoints.Page, [KeyValuePair.Create(SignInForm.UserCode, userCode)], client, hint: "")}
        """);

    public static IResult Done(User user, ServicePrincipal client) => new PageResult(
        $"{user.Name} is signed in", $"<p>Go back to {PageResult.Encode(client.DisplayName)} on your device. You can close this window.</p>");
}
