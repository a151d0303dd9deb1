namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>The forms of the sign-in: what their fields are called, and what was sent.</summary>
internal static class SignInForm
{
    /// <summary>Object id of the user who was chosen. Not a name that OAuth uses.</summary>
    public const string User = "sandbox_user";

    public const string UserCode = "user_code";

    /// <summary>What was sent as a form; nothing when something else was sent.</summary>
    public static async Task<IFormCollection> ReadAsync(HttpContext context) =>
        context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
}
