using KeyCutover.Domain.Callers;
using KeyCutover.Steps.Probing;

namespace KeyCutover.Steps.Tests.Probing;

public sealed class ProbeJudgementTests
{
    private static readonly Guid Principal = new("11111111-2222-3333-4444-555555555555");

    public static CallerProbe Probe(int status, int? model, string? code = null, string? message = null, Guid? objectId = null, string? process = "p1") =>
        new() { Instance = "i1", Process = process, Status = status, ModelStatus = model, ModelErrorCode = code, ModelErrorMessage = message, ObjectId = objectId };

    [Theory]
    [InlineData(503, 401, "PermissionDenied", "Principal does not have access to API/Operation.", "NotYet", "role-not-effective")]
    [InlineData(503, 401, null, "Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.", "Misconfigured", "wrong-audience")]
    [InlineData(503, 401, "401", "Access denied due to invalid subscription key or wrong API endpoint.", "Misconfigured", "key-or-token-refused")]
    [InlineData(503, 400, "BadRequest", "Please provide a custom subdomain for token authentication, otherwise API key is required.", "Misconfigured", "no-custom-subdomain")]
    [InlineData(503, 403, "AuthenticationTypeDisabled", "Key based authentication is disabled for this resource.", "Misconfigured", "still-uses-key")]
    [InlineData(503, 403, "403", "Access denied due to Virtual Network/Firewall rules.", "Misconfigured", "network-refused")]
    [InlineData(503, 404, "DeploymentNotFound", "The API deployment for this resource does not exist.", "Misconfigured", "no-deployment")]
    [InlineData(503, 429, "429", "slow down", "NotYet", "model-busy")]
    [InlineData(503, 500, null, null, "NotYet", "model-busy")]
    [InlineData(503, null, "CredentialUnavailable", "This app has no managed identity.", "AppDown", "credential-unavailable")]
    [InlineData(502, null, null, null, "AppDown", "no-answer")]
    [InlineData(0, null, null, null, "AppDown", "no-answer")]
    public void An_unsuccessful_call_is_judged_by_what_the_model_said(int status, int? model, string? code, string? message, string verdict, string expected)
    {
        var judgement = ProbeJudgement.Of(Probe(status, model, code, message), Principal);

        Assert.Equal(verdict, judgement.Verdict.ToString());
        Assert.Equal(expected, judgement.Code);
    }

    [Fact]
    public void A_success_as_the_expected_principal_is_ok() =>
        Assert.Equal(ProbeVerdict.Ok, ProbeJudgement.Of(Probe(200, 200, objectId: Principal), Principal).Verdict);

    [Fact]
    public void A_success_without_an_object_id_was_made_with_the_key() =>
        Assert.Equal("still-uses-key", ProbeJudgement.Of(Probe(200, 200), Principal).Code);

    [Fact]
    public void A_success_as_another_principal_is_no_success() =>
        Assert.Equal("other-identity", ProbeJudgement.Of(Probe(200, 200, objectId: Guid.Empty), Principal).Code);

    [Fact]
    public void The_worst_instance_decides()
    {
        var judgement = ProbeJudgement.OfAll([Probe(200, 200, objectId: Principal), Probe(503, 401, "PermissionDenied"), Probe(0, null)], Principal);

        Assert.Equal(ProbeVerdict.AppDown, judgement.Verdict);
    }

    [Fact]
    public void No_instance_at_all_means_that_the_application_is_down() =>
        Assert.Equal(ProbeVerdict.AppDown, ProbeJudgement.OfAll([], Principal).Verdict);
}
