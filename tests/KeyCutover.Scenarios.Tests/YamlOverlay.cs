using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KeyCutover.Scenarios.Tests;

/// <summary>
/// Lays one YAML document over another, so that a case says only what is special about it: mappings are merged key by key, lists of named
/// things by name, everything else is replaced; <c>~</c> takes a key away.
/// </summary>
internal static class YamlOverlay
{
    public static string Lay(string overlay, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var document = (YamlMappingNode)stream.Documents[0].RootNode;
        Merge(document, Root(overlay));
        using var writer = new StringWriter { NewLine = "\n" };
        stream.Save(writer, assignAnchors: false);
        return writer.ToString();
    }

    private static YamlMappingNode Root(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static void Merge(YamlMappingNode below, YamlMappingNode above)
    {
        foreach (var (key, value) in above.Children)
        {
            if (value is YamlScalarNode { Value: "~", Style: ScalarStyle.Plain }) below.Children.Remove(key);
            else below.Children[key] = Merged(below.Children.TryGetValue(key, out var old) ? old : null, value);
        }
    }

    private static YamlNode Merged(YamlNode? below, YamlNode above)
    {
        switch (below, above)
        {
            case (YamlMappingNode old, YamlMappingNode mapping):
                Merge(old, mapping);
                return old;
            case (YamlSequenceNode old, YamlSequenceNode list) when list.Children.Any() && list.All(one => NameOf(one) is not null):
                MergeByName(old, list);
                return old;
            default:
                return above;
        }
    }

    private static void MergeByName(YamlSequenceNode below, YamlSequenceNode above)
    {
        foreach (var one in above)
        {
            var same = below.Children.FirstOrDefault(candidate => NameOf(candidate) == NameOf(one));
            if (same is null) below.Add(one);
            else Merge((YamlMappingNode)same, (YamlMappingNode)one);
        }
    }

    private static string? NameOf(YamlNode node) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue("name", out var name) ? ((YamlScalarNode)name).Value : null;
}
