using KeyCutover.Domain.Secrets;
using KeyCutover.Worker.Notifications;

namespace KeyCutover.Worker.Tests.Notifications;

public sealed class WebhookSignatureTests
{
    // The test vector of Standard Webhooks' own libraries.
    private static readonly SecretValue Secret = SecretValue.Of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    [Fact]
    public void Messages_are_signed_as_standard_webhooks_does() => Assert.Equal(Signature, Sign(Secret));

    [Fact]
    public void While_a_secret_is_exchanged_there_is_a_signature_for_each()
    {
        var signatures = Sign(SecretValue.Of("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="), Secret).Split(' ');

        Assert.Equal(2, signatures.Length);
        Assert.Equal(Signature, signatures[1]);
        Assert.NotEqual(signatures[0], signatures[1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_short")]
    [InlineData("whsec_AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("whsec_no base64 at all, but long enough to be")]
    public void What_is_no_key_is_refused(string text) => Assert.False(WebhookSignature.IsKey(SecretValue.Of(text)));

    private static string Sign(params SecretValue[] secrets) => WebhookSignature.Sign(secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}""");
}
