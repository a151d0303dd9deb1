namespace KeyCutover.AzureAdapters.Tests;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("key 0123456789abcdef0123456789abcdef refused")]
    [InlineData("key 9sQx7cVbN2mLkJ4hGfD6sApOiUyTrEwQ1zXcVbNm5aSdFgHjKlPoIuYtReWqJQQJ99BAACYeBjFXJ3w3AAABACOG refused")]
    [InlineData("key q83vEjRWeJCrze/+EjRWeJCrze/hIjRWeJCrze8SNFY= refused")]
    [InlineData("key eyJhbGciOiJub25lIn0.eyJvaWQiOiIxIn0.c2ln refused")]
    public void What_looks_like_a_key_or_a_token_is_masked(string text) => Assert.Equal("key [masked] refused", SecretMask.Apply(text));

    [Theory]
    [InlineData("The client '3d0a1f6e-52a7-4a5e-9f4c-1f2b3c4d5e6f' is unknown.")]
    [InlineData("The scope '/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/pinegate-claims-rg/providers/Microsoft.Web/sites/x' is locked.")]
    [InlineData("Secret keycutover-run7-claims-chatbot-swap-settings-key-1a2b3c4d is deleted.")]
    [InlineData("DenyAssignmentAuthorizationFailedForThisPrincipal")]
    public void Ids_and_names_stay_readable(string text) => Assert.Equal(text, SecretMask.Apply(text));
}
