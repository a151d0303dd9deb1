using KeyCutover.Worker.People;
using Microsoft.Extensions.Configuration;

namespace KeyCutover.Worker.Tests.People;

public sealed class EntraOptionsTests
{
    private static readonly EntraOptions Good = new()
    {
        TenantId = "6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11", ClientId = "5c7e2b1a-9f40-4c0b-8a55-7d1f0e6b3c21", ClientSecret = "not-a-secret", Audience = "api://keycutover",
    };

    [Fact]
    public void Every_mistake_is_named_at_once_with_its_key_and_what_to_write()
    {
        var failures = Check(new EntraOptions { Authority = "http://login.example", CaCertificate = "none.pem" });
        Assert.Equal(
            ["Entra:Authority", "Entra:TenantId", "Entra:ClientId", "Entra:Audience", "Entra:ClientSecret", "Entra:CaCertificate"], failures.Select(failure => failure.Split(' ')[0]));
        Assert.All(failures, failure => Assert.Matches("(Write|Set) ", failure));
    }

    [Fact]
    public void What_is_in_order_is_taken() => Assert.Empty(Check(Good));

    [Fact]
    public async Task A_secret_in_a_settings_file_is_refused_and_not_shown()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """{ "Entra": { "ClientSecret": "not-a-secret" } }""", TestContext.Current.CancellationToken);
            var failure = Assert.Single(Check(Good, new ConfigurationBuilder().AddJsonFile(file).Build()));
            Assert.StartsWith("Entra:ClientSecret stands in a settings file.", failure, StringComparison.Ordinal);
            Assert.DoesNotContain("not-a-secret", failure, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_group_without_an_object_id_is_named()
    {
        var groups = new GroupNames { ["change-board"] = "b8c1e4d7-2a6f-4905-9e3b-5f7d0c8a1b62", ["security"] = "the security team" };
        Assert.StartsWith("Groups:security is not a GUID.", Assert.Single(new GroupNamesCheck().Validate(null, groups).Failures!), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Check(EntraOptions options, IConfigurationRoot? configuration = null) =>
        new EntraOptionsCheck(configuration ?? new ConfigurationBuilder().AddInMemoryCollection([new("Entra:ClientSecret", "not-a-secret")]).Build()).Validate(null, options).Failures ?? [];
}
