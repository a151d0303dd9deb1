using KeyCutover.Domain.Plans;

namespace KeyCutover.Domain.Tests.Plans;

public sealed class PlanReaderTests
{
    private static readonly string Sample = File.ReadAllText(RepositoryFiles.At("plans", "pinegate-claims.yaml"));

    [Fact]
    public void A_plan_is_read_as_it_is_written()
    {
        var plan = Read(Sample);

        Assert.Equal("CHG0042117", plan.ChangeTicket);
        Assert.Equal("pinegate-openai", plan.Account.Id.Name);
        Assert.Equal("pinegate-vault", plan.Vault.Name);
        var caller = Assert.Single(plan.Callers);
        Assert.Equal(IdentityKind.SystemAssigned, caller.Identity.Kind);
        Assert.Equal(KeyInUse.UntilRemoved, caller.Settings.KeyInUse);
        Assert.Equal("managed-identity", caller.Settings.Set["AZURE_OPENAI_AUTH"]);
        Assert.Equal(["AZURE_OPENAI_API_KEY"], caller.Settings.Remove);
        Assert.Equal("/health/model?credential=managed-identity", caller.Validate.IdentityEndpoint);
        Assert.Equal(TimeSpan.FromMinutes(15), plan.LocalAuth!.QuietWindow);
        Assert.Equal(TimeSpan.FromDays(90), plan.LocalAuth.BreakGlass.ExpiresAfter);
        Assert.Equal(["swap-settings", "disable-local-auth"], plan.Gates.Select(gate => gate.Before));
        Assert.Equal(TimeSpan.FromHours(6), plan.Deadlines.KeyRefusal);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var plan = Read(File.ReadAllText(RepositoryFiles.At("tests", "KeyCutover.Domain.Tests", "Plans", "Cases", "smallest-callers-only.yaml")));

        Assert.Equal(WellKnownRoles.CognitiveServicesOpenAIUser, plan.Account.Role);
        Assert.Equal(new IdentityPlan(), plan.Callers[0].Identity);
        Assert.Empty(plan.Callers[0].Settings.Set);
        Assert.Equal(KeyInUse.UntilSwitched, plan.Callers[0].Settings.KeyInUse);
        Assert.Null(plan.LocalAuth);
        Assert.Empty(plan.Gates);
        Assert.Equal(FailurePolicy.Rollback, plan.OnFailure);
        Assert.Equal(new DeadlinePlan(), plan.Deadlines);
    }

    [Fact]
    public void Gates_stand_before_the_steps_that_the_catalog_names()
    {
        Assert.Empty(PlanReader.Read("plan.yaml", Sample, ["swap-settings", "disable-local-auth"]).Problems);

        var problem = Assert.Single(PlanReader.Read("plan.yaml", Sample, ["swap-settings"]).Problems);
        Assert.Equal("KC1210", problem.Code);
    }

    [Fact]
    public void Every_role_that_can_list_keys_is_refused() => Assert.All(WellKnownRoles.CanListKeys.Keys, role =>
    {
        var text = Sample.Replace($"{WellKnownRoles.CognitiveServicesOpenAIUser}", $"{role}", StringComparison.Ordinal);

        Assert.Equal("KC1203", Assert.Single(PlanReader.Read("plan.yaml", text).Problems).Code);
    });

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("Ab0Cd1Ef2Gh3Ij4Kl5Mn6Op7Qr8St9Uv0Wx1Yz2Ab3Cd4Ef5Gh6Ij7Kl8Mn9Op0Qr1St2Uv3Wx4Yz5Ab6Cd7")]
    [InlineData("DefaultEndpointsProtocol=https;AccountKey=c2VjcmV0")]
    [InlineData("https://someone:swordfish@host.example")]
    public void A_secret_in_the_wrong_place_is_in_no_message(string secret)
    {
        string[] places = ["CHG0042117", "gpt-4o-mini", "claims-chatbot", "managed-identity", "AZURE_OPENAI_API_KEY", "system-assigned", "15m", "change-board", "rollback", "deadlines:", "/health/model"];

        Assert.All(places, place =>
        {
            var result = PlanReader.Read("plan.yaml", Sample.Replace(place, place.EndsWith(':') ? $"'{secret}':" : $"'{secret}'", StringComparison.Ordinal));

            Assert.NotEmpty(result.Problems);
            Assert.All(result.Problems, problem => Assert.DoesNotContain(secret, problem.ToString(), StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_problem_is_told_on_one_line()
    {
        var result = PlanReader.Read("plan.yaml", Sample.Replace("claims-chatbot", "\"claims\\nchat\\u2028bot\\u001b[2J\"", StringComparison.Ordinal));

        Assert.DoesNotContain(Assert.Single(result.Problems).ToString(), c => char.IsControl(c) || c == '\u2028');
    }

    private static CutoverPlan Read(string text)
    {
        var result = PlanReader.Read("plan.yaml", text);
        Assert.Empty(result.Problems);
        return result.Plan!;
    }
}
