using KeyCutover.Domain;

namespace KeyCutover.Domain.Tests;

public sealed class AzureResourceIdTests
{
    private const string Site = "/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/Microsoft.Web/sites/app";

    [Fact]
    public void A_resource_id_tells_its_type_name_and_subscription()
    {
        var id = AzureResourceId.Parse(Site);

        Assert.True(id.IsOfType("microsoft.web/SITES"));
        Assert.Equal("app", id.Name);
        Assert.Equal(Guid.Parse("0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10"), id.Subscription);
        Assert.Equal(id, AzureResourceId.Parse(Site.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("app")]
    [InlineData("/subscriptions/not-a-guid/resourceGroups/rg/providers/Microsoft.Web/sites/app")]
    [InlineData("/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/Microsoft.Web/sites")]
    public void What_is_not_the_id_of_a_resource_is_refused(string text) => Assert.False(AzureResourceId.TryParse(text, out _));
}
