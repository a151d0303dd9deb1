using KeyCutover.Domain.Callers;

namespace KeyCutover.Steps.Probing;

/// <summary>The one place that says what a caller's answer means.</summary>
/// <param name="Verdict">What to do about it.</param>
/// <param name="Code">The code of a failure made from it.</param>
/// <param name="Message">What was seen and what to do next.</param>
internal sealed record ProbeJudgement(ProbeVerdict Verdict, string Code, string Message)
{
    /// <summary>Whether waiting may help.</summary>
    public bool MayPass => Verdict is ProbeVerdict.NotYet or ProbeVerdict.AppDown;

    /// <summary>The worst of all instances' answers: a call counts only when every instance makes it as <paramref name="principal"/>.</summary>
    public static ProbeJudgement OfAll(IReadOnlyList<CallerProbe> probes, Guid principal) =>
        probes.Select(probe => Of(probe, principal)).MaxBy(judgement => judgement.Verdict)
        ?? new(ProbeVerdict.AppDown, "no-answer", "No instance of the application answered.");

    /// <summary>One instance's answer.</summary>
    public static ProbeJudgement Of(CallerProbe probe, Guid principal) => probe.ModelStatus switch
    {
        null when IsCredentialMissing(probe) => new(ProbeVerdict.AppDown, "credential-unavailable",
            $"{At(probe)} cannot get a token: {Said(probe)} Its process may not have restarted since the identity was assigned; with a "
            + "user-assigned identity set AZURE_CLIENT_ID, and check that WEBSITE_DISABLE_MSI is not set."),
        null => new(ProbeVerdict.AppDown, "no-answer",
            probe.Status == 0 ? $"{At(probe)} does not answer." : $"{At(probe)} answered {probe.Status} without having called the model: {Said(probe)}"),
        >= 200 and < 300 => OfSuccess(probe, principal),
        // Role assignments reach the nodes one by one; until then the same call fails and succeeds in turns.
        401 when Is(probe.ModelErrorCode, "PermissionDenied") => new(ProbeVerdict.NotYet, "role-not-effective",
            $"{At(probe)} is not allowed to call the model yet: {Said(probe)}"),
        // This 401 has no error envelope, so only its text tells it from the others.
        401 when Says(probe, "audience") => new(ProbeVerdict.Misconfigured, "wrong-audience",
            $"{At(probe)} asks for tokens that the model does not accept: {Said(probe)} Waiting does not help; correct the audience in the plan's settings "
            + "(https://cognitiveservices.azure.com for Azure OpenAI)."),
        401 => new(ProbeVerdict.Misconfigured, "key-or-token-refused",
            $"{At(probe)} was refused by the model: {Said(probe)} It may still send a key, or a placeholder of one; check the plan's settings."),
        400 when Says(probe, "custom subdomain") => new(ProbeVerdict.Misconfigured, "no-custom-subdomain",
            $"{At(probe)} calls an address that takes no tokens: {Said(probe)} Give the account a custom subdomain (this cannot be undone) and use its endpoint."),
        403 when Is(probe.ModelErrorCode, "AuthenticationTypeDisabled") => new(ProbeVerdict.Misconfigured, "still-uses-key",
            $"{At(probe)} still uses the key, which the account no longer accepts. Check the plan's settings and keyInUse."),
        403 => new(ProbeVerdict.Misconfigured, "network-refused",
            $"{At(probe)} may not reach the model: {Said(probe)} Check the account's network rules and private endpoints."),
        404 => new(ProbeVerdict.Misconfigured, "no-deployment",
            $"{At(probe)} calls a deployment that is not there: {Said(probe)} Correct the deployment's name in the application."),
        429 or >= 500 => new(ProbeVerdict.NotYet, "model-busy", $"The model answered {At(probe)} with {probe.ModelStatus}: {Said(probe)}"),
        _ => new(ProbeVerdict.Misconfigured, "model-refused", $"The model answered {At(probe)} with {probe.ModelStatus}: {Said(probe)}"),
    };

    private static ProbeJudgement OfSuccess(CallerProbe probe, Guid principal) => probe switch
    {
        { Succeeded: false } => new(ProbeVerdict.AppDown, "no-answer",
            $"{At(probe)} called the model with success, but answered {probe.Status} itself."),
        // No customer is harmed by it, and a process that started with the settings from before ours may not have been replaced yet.
        { ObjectId: null } => new(ProbeVerdict.AppDown, "still-uses-key",
            $"{At(probe)} still uses the key: the model saw no identity. Check the plan's settings and keyInUse."),
        _ when probe.ObjectId == principal => new(ProbeVerdict.Ok, "ok", $"{At(probe)} called the model as {principal}."),
        _ => new(ProbeVerdict.Misconfigured, "other-identity",
            $"{At(probe)} called the model as {probe.ObjectId}, not as {principal}. Check AZURE_CLIENT_ID; after a slot swap restart the application."),
    };

    private static bool IsCredentialMissing(CallerProbe probe) =>
        probe.ModelErrorCode?.StartsWith("CredentialUnavailable", StringComparison.OrdinalIgnoreCase) is true;

    private static bool Is(string? code, string expected) => string.Equals(code, expected, StringComparison.OrdinalIgnoreCase);

    private static bool Says(CallerProbe probe, string words) =>
        probe.ModelErrorMessage?.Contains(words, StringComparison.OrdinalIgnoreCase) is true;

    private static string Said(CallerProbe probe) =>
        (probe.ModelErrorCode, probe.ModelErrorMessage) switch
        {
            (null, null) => "no message.",
            (null, var message) => $"\"{message}\"",
            (var code, null) => $"{code}.",
            var (code, message) => $"{code}, \"{message}\"",
        };

    // App Service names instances with 64 hexadecimal digits; the portal shows the first six, too.
    private static string At(CallerProbe probe) => $"Instance {(probe.Instance.Length > 12 ? probe.Instance[..6] : probe.Instance)}";
}
