using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using YamlDotNet.Serialization.NodeDeserializers;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>Reads a seed strictly: what it does not know, it refuses.</summary>
internal static class SeedReader
{
    public static async Task<SeedDocument> ReadAsync(SandboxOptions options, CancellationToken cancellationToken) =>
        options switch
        {
            { SeedYaml: { } yaml, SeedFile: null } => Read(yaml, "seed"),
            { SeedFile: { } file, SeedYaml: null } => Read(await File.ReadAllTextAsync(file, cancellationToken), file),
            _ => throw new ArgumentException("A sandbox takes one seed, as a file or as text.", nameof(options)),
        };

    public static SeedDocument Read(string yaml, string file)
    {
        var document = new SeedDocument(file);
        var deserializer = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .WithTypeConverter(new SeedDurations())
            .WithEnforceRequiredMembers()
            .WithDuplicateKeyChecking()
            .WithNodeDeserializer<PositionedObjects>(inner => new PositionedObjects(inner, document), syntax => syntax.InsteadOf<ObjectNodeDeserializer>())
            .Build();
        try
        {
            document.Seed = deserializer.Deserialize<SandboxSeed>(yaml) ?? throw new SandboxSeedException(file, 1, 1, "The seed is empty.");
            return document;
        }
        catch (YamlException exception)
        {
            // The innermost exception says what is wrong; those around it say only that something within is.
            Exception cause = exception;
            while (cause.InnerException is { } inner)
                cause = inner;
            var place = cause as YamlException ?? exception;
            throw new SandboxSeedException(file, place.Start.Line, place.Start.Column, cause.Message, exception);
        }
    }

    private sealed class PositionedObjects(INodeDeserializer inner, SeedDocument document) : INodeDeserializer
    {
        public bool Deserialize(
            IParser reader, Type expectedType, Func<IParser, Type, object?> nestedObjectDeserializer, out object? value, ObjectDeserializer rootDeserializer)
        {
            var start = reader.Current?.Start ?? Mark.Empty;
            if (!inner.Deserialize(reader, expectedType, nestedObjectDeserializer, out value, rootDeserializer))
                return false;
            if (value is not null)
                document.Note(value, start);
            return true;
        }
    }
}
