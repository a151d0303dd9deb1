using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using KeyCutover.Sandbox.Admin;
using KeyCutover.Sandbox.Faults;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Saved;

/// <summary>
/// A saved world as text. Addresses in it become those of the sandbox that reads it, and its times move so that the world goes on as if no time had
/// passed since it was saved.
/// </summary>
internal static partial class SavedJson
{
    private static readonly JsonSerializerOptions Plain = OptionsWith(TimeSpan.Zero);

    public static string Write(SavedWorld world) => JsonSerializer.Serialize(world, Plain);

    /// <summary>Reads what was saved, with its own addresses and times.</summary>
    public static SavedWorld Read(string text) => Read(text, Plain);

    /// <summary>Reads what was saved, as of now and for these ports.</summary>
    public static SavedWorld Read(string text, DateTimeOffset now, SavedPorts ports)
    {
        var saved = Read(text);
        var moved = saved.Ports.Vaults.Where(vault => ports.Vaults.ContainsKey(vault.Key)).ToDictionary(vault => vault.Value, vault => ports.Vaults[vault.Key]);
        (moved[saved.Ports.Main], moved[saved.Ports.Identity]) = (ports.Main, ports.Identity);
        var here = Address().Replace(text, match =>
            moved.TryGetValue(int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture), out var port) ? $"{match.Groups["host"].Value}:{port}" : match.Value);
        return Read(here, OptionsWith(now - saved.SavedAt));
    }

    /// <summary>Puts what was saved in place of what a running sandbox holds.</summary>
    public static void Load(string text, SandboxWorld world, FaultInjector faults)
    {
        var ports = new SavedPorts(world.Origins.MainPort, world.Origins.IdentityPort, new(world.Vaults.ToDictionary(vault => vault.Name, vault => vault.Port)));
        lock (world.Gate)
        {
            var saved = Read(text, world.Now, ports);
            if (saved.Tenant != world.Tenant || saved.Subscription != world.Subscription || saved.ResourceGroup != world.ResourceGroup.Name)
                throw new SandboxStateException("The saved state is of another tenant, subscription or resource group. Start a sandbox with it: keycutover sandbox --load FILE.");
            if (saved.Vaults.FirstOrDefault(vault => !ports.Vaults.ContainsKey(vault.Resource.Name)) is { } vault)
                throw new SandboxStateException($"The saved state has a vault '{vault.Resource.Name}', for which this sandbox has no address. Start a sandbox with it: keycutover sandbox --load FILE.");
            new WorldLoading(world, saved).Fill(ports.Vaults);
            faults.Clear();
            foreach (var fault in saved.Faults)
                faults.Add(fault);
        }
    }

    private static SavedWorld Read(string text, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<SavedWorld>(text, options) ?? throw new SandboxStateException("The saved state is empty.");
        }
        catch (JsonException exception)
        {
            throw new SandboxStateException($"This is no saved state of a sandbox: {exception.Message}", exception);
        }
    }

    private static JsonSerializerOptions OptionsWith(TimeSpan shift) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new SandboxJson.Durations(), new ShiftedTimes(shift) },
    };

    [GeneratedRegex(@"(?<host>localhost|127\.0\.0\.1):(?<port>\d+)")]
    private static partial Regex Address();

    private sealed class ShiftedTimes(TimeSpan shift) : JsonConverter<DateTimeOffset>
    {
        // What has been so from the beginning of time stays so.
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset() is var time && time == DateTimeOffset.MinValue ? time : time + shift;

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
