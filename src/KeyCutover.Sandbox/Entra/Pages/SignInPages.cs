using KeyCutover.Sandbox.Entra.SignIn;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra.Pages;

/// <summary>What browsers show while somebody signs in or out.</summary>
internal static class SignInPages
{
    private const string SendTheForm = "document.forms[0].submit()";

    public static IResult Choose(AuthorizeRequest request, Tenant tenant, PersonaList personas) => new PageResult($"Sign in to {request.Client.DisplayName}", $"""
        <p>This is the sandbox of {PageResult.Encode(tenant.Name)}. There are no passwords here: choose who you are.</p>
        {personas.Form($"/{tenant.Id}/oauth2/v2.0/authorize", request.Parameters, request.Client, request.LoginHint)}
        """);

    /// <summary>Sends the answer to the client as a form: at once, or by its button where scripts are off.</summary>
    public static IResult HandOver(string address, IEnumerable<KeyValuePair<string, string?>> fields)
    {
        var hidden = PersonaList.HiddenFields(fields.Select(field => KeyValuePair.Create(field.Key, field.Value ?? "")));
        return new PageResult("Going back", $"""
            <form method="post" action="{PageResult.Encode(address)}">
            {hidden}
            <button type="submit">Continue</button>
            </form>
            """, script: SendTheForm);
    }

    public static IResult SignedOut() => new PageResult("You are signed out", "<p>You can close this window.</p>");

    /// <summary>For requests that lead back nowhere.</summary>
    public static IResult Refusal(EntraProblem problem) => new PageResult(
        "Sign-in does not work", $"""<p role="alert">{PageResult.Encode(EntraAnswers.Describe(problem))}</p>""", problem.Status);
}
