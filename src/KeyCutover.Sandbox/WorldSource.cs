using KeyCutover.Sandbox.Faults;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.Saved;
using KeyCutover.Sandbox.Seeds;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox;

/// <summary>Makes the world that a sandbox starts with: of a seed, or of what another sandbox saved.</summary>
internal static class WorldSource
{
    public static async Task<(SandboxWorld World, IReadOnlyList<SandboxFault> Faults)> MakeAsync(
        SandboxOptions options, TimeProvider wall, LoopbackSockets sockets, CancellationToken cancellationToken)
    {
        if (options.StateFile is not { } file)
            return OfSeed(await SeedReader.ReadAsync(options, cancellationToken), options, wall, sockets);
        return options is { SeedFile: null, SeedYaml: null }
            ? OfSaved(await File.ReadAllTextAsync(file, cancellationToken), options, wall, sockets)
            : throw new ArgumentException("A sandbox goes on from a saved state or starts from a seed, not both.", nameof(options));
    }

    private static (SandboxWorld, IReadOnlyList<SandboxFault>) OfSeed(SeedDocument document, SandboxOptions options, TimeProvider wall, LoopbackSockets sockets)
    {
        var origins = new Origins(sockets.Bind(options.Port), sockets.Bind(0));
        var vaultPorts = document.Seed.Vaults.Select(_ => sockets.Bind(0)).ToList();
        return (new WorldBuilder(document, ClockOf(options, wall), origins, vaultPorts).Build(), document.Seed.Faults);
    }

    private static (SandboxWorld, IReadOnlyList<SandboxFault>) OfSaved(string text, SandboxOptions options, TimeProvider wall, LoopbackSockets sockets)
    {
        var before = SavedJson.Read(text).Ports;
        var main = options.Port == 0 ? sockets.BindPreferring(before.Main) : sockets.Bind(options.Port);
        var ports = new SavedPorts(main, sockets.BindPreferring(before.Identity), new(before.Vaults.ToDictionary(vault => vault.Key, vault => sockets.BindPreferring(vault.Value))));
        var clock = ClockOf(options, wall);
        var saved = SavedJson.Read(text, clock.GetUtcNow(), ports);
        var world = WorldLoading.Empty(saved, clock, new Origins(ports.Main, ports.Identity));
        lock (world.Gate)
            new WorldLoading(world, saved).Fill(ports.Vaults);
        return (world, saved.Faults);
    }

    private static SandboxClock ClockOf(SandboxOptions options, TimeProvider wall) => new(wall.GetUtcNow(), options.TimeScale, wall);
}
