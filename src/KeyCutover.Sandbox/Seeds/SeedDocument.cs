using System.Runtime.CompilerServices;
using YamlDotNet.Core;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>A seed that was read, with where each part of it stands, so that a problem found later still has its line.</summary>
internal sealed class SeedDocument(string file)
{
    private readonly ConditionalWeakTable<object, Position> positions = [];

    public string File => file;

    public SandboxSeed Seed { get; set; } = null!;

    public void Note(object part, Mark start) => positions.AddOrUpdate(part, new Position(start.Line, start.Column));

    public SandboxSeedException Problem(object part, string problem) =>
        positions.TryGetValue(part, out var position)
            ? new SandboxSeedException(file, position.Line, position.Column, problem)
            : new SandboxSeedException(file, 1, 1, problem);

    private sealed record Position(long Line, long Column);
}
