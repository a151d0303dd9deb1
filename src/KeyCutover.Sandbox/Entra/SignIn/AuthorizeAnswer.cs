using KeyCutover.Sandbox.Entra.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>Leads a browser back to the client, with a code or with why there is none.</summary>
internal static class AuthorizeAnswer
{
    public static IResult LeadBack(AuthorizeRequest request, IReadOnlyDictionary<string, string> parameters)
    {
        var all = parameters.ToDictionary(one => one.Key, one => (string?)one.Value);
        if (request.State.Length > 0)
            all["state"] = request.State;
        return request.ResponseMode switch
        {
            "fragment" => Results.Redirect($"{request.RedirectUri}#{QueryHelpers.AddQueryString("", all)[1..]}"),
            "form_post" => SignInPages.HandOver(request.RedirectUri, all),
            _ => Results.Redirect(QueryHelpers.AddQueryString(request.RedirectUri, all)),
        };
    }
}
