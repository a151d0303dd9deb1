using System.Collections.Immutable;
using KeyCutover.Domain.Secrets;
using KeyCutover.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace KeyCutover.Worker.Notifications;

/// <summary>Reads the section <c>Webhooks</c>, and says everything that is wrong with it at once. Secrets go straight into the type that cannot be printed.</summary>
internal static class ReceiverReading
{
    public const string Section = "Webhooks";

    private static readonly string[] Keys = ["Name", "Url", "Events", "Format", "Secrets"];

    public static void ReadInto(WebhookOptions options, IConfiguration configuration)
    {
        options.Receivers.AddRange(configuration.GetSection(Section).GetChildren().Select(section => ReadOne(configuration, section, options.Mistakes)).OfType<Receiver>());
        foreach (var twice in options.Receivers.GroupBy(receiver => receiver.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            options.Mistakes.Add($"{Section}: two receivers are called '{twice.Key}'; give each a name of its own.");
    }

    private static Receiver? ReadOne(IConfiguration configuration, IConfigurationSection section, List<string> mistakes)
    {
        var before = mistakes.Count;
        foreach (var unknown in section.GetChildren().Where(child => !Keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
            mistakes.Add($"{unknown.Path} is not a setting; a receiver has {string.Join(", ", Keys)}.");

        var name = section["Name"];
        if (string.IsNullOrWhiteSpace(name)) mistakes.Add($"{section.Path}:Name is missing; write what the delivery log shall call the receiver.");
        var url = ReadUrl(section, mistakes);
        var events = ReadEvents(section, mistakes);
        var format = ReadFormat(section, mistakes);
        var secrets = ReadSecrets(configuration, section, mistakes);
        return mistakes.Count == before ? new Receiver(name!, url!, events, format, secrets) : null;
    }

    private static Uri? ReadUrl(IConfigurationSection section, List<string> mistakes)
    {
        if (Uri.TryCreate(section["Url"], UriKind.Absolute, out var url) && url.UserInfo.Length == 0
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)) return url;
        mistakes.Add($"{section.Path}:Url is not an address that messages may go to; write https://..., without a user name (http:// only to this machine).");
        return null;
    }

    private static ImmutableHashSet<string> ReadEvents(IConfigurationSection section, List<string> mistakes)
    {
        var named = section.GetSection("Events").GetChildren().ToList();
        foreach (var unknown in named.Where(child => !NotificationEvents.All.Contains(child.Value)))
            mistakes.Add($"{unknown.Path} is '{unknown.Value}'; write one of {string.Join(", ", NotificationEvents.All)}.");
        return named.Count == 0 ? [.. NotificationEvents.All] : [.. named.Select(child => child.Value!)];
    }

    private static ReceiverFormat ReadFormat(IConfigurationSection section, List<string> mistakes)
    {
        switch (section["Format"]?.ToUpperInvariant())
        {
            case null or "CLOUDEVENTS":
                return ReceiverFormat.CloudEvents;
            case "TEAMS":
                return ReceiverFormat.Teams;
            default:
                mistakes.Add($"{section.Path}:Format is '{section["Format"]}'; write cloudevents or teams.");
                return default;
        }
    }

    private static List<SecretValue> ReadSecrets(IConfiguration configuration, IConfigurationSection section, List<string> mistakes)
    {
        var secrets = new List<SecretValue>();
        foreach (var child in section.GetSection("Secrets").GetChildren())
        {
            var secret = SecretValue.Of(child.Value ?? "");
            if (configuration.IsInFile(child.Path)) mistakes.Add($"{child.Path} stands in a settings file. Remove it there, and set the environment variable {child.Path.Replace(":", "__", StringComparison.Ordinal)} instead.");
            else if (WebhookSignature.IsKey(secret)) secrets.Add(secret);
            else mistakes.Add($"{child.Path} is not a signing secret; write whsec_ and then 24 to 64 random bytes in base64, such as 'whsec_' and the output of 'openssl rand -base64 32'.");
        }

        return secrets;
    }
}
