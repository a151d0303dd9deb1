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
        Assert.Equal(TimeSpan.FromMinutes(10), plan.LocalAuth!.QuietWindow);
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
        string[] places =
        [
            "CHG0042117", "gpt-4o-mini", "claims-chatbot", "managed-identity", "AZURE_OPENAI_API_KEY", "system-assigned", "10m",
            "change-board", "rollback", "deadlines:", "/health/model",
        ];

        Assert.All(places, place =>
        {
            var result = PlanReader.Read("plan.yaml", Sample.Replace(place, place.EndsWith(':') ? $"'{secret}':" : $"'{secret}'", StringComparison.Ordinal));

            Assert.NotEmpty(result.Problems);
            Assert.All(result.Problems, problem => Assert.DoesNotContain(secret, problem.ToString(), StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_secret_within_a_longer_text_is_in_no_message()
    {
        var text = Sample.Replace("CHG0042117", "'see me \t key 0123456789abcdef0123456789abcdef'", StringComparison.Ordinal);

        var problem = Assert.Single(PlanReader.Read("plan.yaml", text).Problems);
        Assert.Equal("KC1209", problem.Code);
        Assert.DoesNotContain("0123456789abcdef", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("owner: ", "a@a.a.")]
    [InlineData("gates: ", "_eyJ")]
    [InlineData("", "a")]
    public void A_text_that_is_far_too_long_is_refused_before_any_pattern_sees_it(string key, string part)
    {
        var result = PlanReader.Read("plan.yaml", $"{key}{string.Concat(Enumerable.Repeat(part, 150_000))}");

        Assert.Single(result.Problems, problem => problem.Code == "KC1111");
    }

    [Fact]
    public void Whatever_happens_to_a_plan_file_is_told_as_problems()
    {
        const string marks = "{}[]:,-&*!|>'\"%@`#?\t\n 0a~<";
        var random = new Random(20260801);

        for (var i = 0; i < 1000; i++)
        {
            var broken = Sample.ToCharArray();
            for (var hits = random.Next(1, 6); hits > 0; hits--) broken[random.Next(broken.Length)] = marks[random.Next(marks.Length)];

            var result = PlanReader.Read("plan.yaml", new string(broken));

            Assert.Equal(result.Problems.Count == 0, result.Plan is not null);
            Assert.All(result.Problems, problem => Assert.DoesNotContain('\n', problem.ToString()));
        }
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
