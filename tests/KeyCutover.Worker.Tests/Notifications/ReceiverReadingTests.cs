using KeyCutover.Worker.Notifications;
using Microsoft.Extensions.Configuration;

namespace KeyCutover.Worker.Tests.Notifications;

public sealed class ReceiverReadingTests
{
    [Fact]
    public void A_receiver_is_told_of_everything_in_cloud_events_unless_it_says_otherwise()
    {
        var options = Read(("Name", "siem"), ("Url", "https://siem.example/hook"), ("Secrets:0", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        Assert.Empty(options.Mistakes);
        var receiver = Assert.Single(options.Receivers);
        Assert.Equal(NotificationEvents.All.Order(), receiver.Events.Order());
        Assert.Equal((ReceiverFormat.CloudEvents, 1), (receiver.Format, receiver.Secrets.Count));
        Assert.DoesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", receiver.ToString());
    }

    [Fact]
    public void Every_mistake_is_said_at_once_with_its_key_and_without_the_secret()
    {
        var options = Read(
            ("Url", "http://siem.example/hook"), ("Events:0", "gate-opend"), ("Format", "slack"), ("Secrets:0", "hunter2-hunter2-hunter2"), ("Secret", "x"));

        Assert.Empty(options.Receivers);
        Assert.Equal(6, options.Mistakes.Count);
        Assert.All(["Webhooks:0:Name", "Webhooks:0:Url", "Webhooks:0:Events:0", "Webhooks:0:Format", "Webhooks:0:Secrets:0", "Webhooks:0:Secret "],
            key => Assert.Single(options.Mistakes, mistake => mistake.StartsWith(key, StringComparison.Ordinal)));
        Assert.DoesNotContain(options.Mistakes, mistake => mistake.Contains("hunter2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/hook", true)]
    [InlineData("http://localhost/hook", true)]
    [InlineData("http://169.254.169.254/metadata", false)]
    [InlineData("https://user:password@siem.example/", false)]
    [InlineData("ftp://siem.example/", false)]
    [InlineData("siem.example", false)]
    public void Messages_leave_the_machine_encrypted_only(string url, bool taken) =>
        Assert.Equal(taken, Read(("Name", "siem"), ("Url", url)).Mistakes.Count == 0);

    [Fact]
    public void A_secret_in_a_settings_file_is_refused()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, """{ "Webhooks": [ { "Name": "siem", "Url": "https://siem.example/", "Secrets": [ "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" ] } ] }""");
        try
        {
            var options = new WebhookOptions();
            ReceiverReading.ReadInto(options, new ConfigurationBuilder().AddJsonFile(path).Build());

            Assert.Equal("Webhooks:0:Secrets:0 stands in a settings file. Remove it there, and set the environment variable Webhooks__0__Secrets__0 instead.", Assert.Single(options.Mistakes));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static WebhookOptions Read(params (string Key, string Value)[] settings)
    {
        var options = new WebhookOptions();
        ReceiverReading.ReadInto(options, new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Webhooks:0:{setting.Key}", (string?)setting.Value))).Build());
        return options;
    }
}
